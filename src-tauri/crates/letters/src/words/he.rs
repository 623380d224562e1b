use super::Words;

pub(super) const WORDS: Words = Words {
    tag: "he",
    page: "עמוד",
    page_of: "עמוד {page} מתוך {pages}",
    draft: "טיוטה",
    contents: "תוכן העניינים",
    signature_of: "חתימה של {name}",
    place_and_date: "מקום ותאריך",
    enclosure: "נספח",
    enclosures: "נספחים",
    done: "בוצע",
    next: "הבא בתור",
    not_yet: "טרם בוצע",
};
