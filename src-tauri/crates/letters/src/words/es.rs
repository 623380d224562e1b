use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "es",
    page: "Página",
    page_of: "Página {page} de {pages}",
    draft: "BORRADOR",
    contents: "Índice",
    signature_of: "Firma de {name}",
    place_and_date: "Lugar y fecha",
    enclosure: "Anexo",
    enclosures: "Anexos",
    done: "Hecho",
    next: "Siguiente",
    not_yet: "Pendiente",
};
