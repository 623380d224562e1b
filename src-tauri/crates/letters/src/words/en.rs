use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "en",
    page: "Page",
    page_of: "Page {page} of {pages}",
    draft: "DRAFT",
    contents: "Contents",
    signature_of: "Signature of {name}",
    place_and_date: "Place, date",
    enclosure: "Enclosure",
    enclosures: "Enclosures",
    done: "Done",
    next: "Next",
    not_yet: "Not yet",
};
