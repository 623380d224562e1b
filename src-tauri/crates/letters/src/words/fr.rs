use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "fr",
    page: "Page",
    page_of: "Page {page} sur {pages}",
    draft: "PROJET",
    contents: "Sommaire",
    signature_of: "Signature de {name}",
    place_and_date: "Lieu et date",
    enclosure: "Pièce jointe",
    enclosures: "Pièces jointes",
    done: "Fait",
    next: "À suivre",
    not_yet: "À venir",
};
