use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "de",
    page: "Seite",
    page_of: "Seite {page} von {pages}",
    draft: "ENTWURF",
    contents: "Inhalt",
    signature_of: "Unterschrift von {name}",
    place_and_date: "Ort, Datum",
    enclosure: "Anlage",
    enclosures: "Anlagen",
    done: "Erledigt",
    next: "Als Nächstes",
    not_yet: "Noch offen",
};
