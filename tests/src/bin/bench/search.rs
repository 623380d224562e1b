use companion::{
    open::unlock,
    pathway::{Id, Record, records::SupervisionSession},
    search::Asked,
};
use tests::{
    chance::Chance,
    desk::{Desk, PASSPHRASE, today},
};
use vault::{SecretString, Vault, VaultError};

use crate::figure::{Figure, millis, timed};

/// How long a search takes as it is typed, at the 95th percentile, in vaults of ten and a hundred thousand texts.
pub fn search() -> Vec<Figure> {
    vec![
        searched("a search while typing, p95, 10,000 texts", 10_000, 50.0),
        searched("a search while typing, p95, 100,000 texts", 100_000, 300.0),
    ]
}

/// What a person looks for, letter by letter from the second on: rare words, common ones, several, and none that is there.
const LOOKED_FOR: [&str; 6] = [
    "kindness",
    "compassion critic",
    "moravelu",
    "the session",
    "ter",
    "nowhere",
];

fn searched(what: &'static str, texts: usize, promised: f64) -> Figure {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Ada", today()).unwrap();
    let like: SupervisionSession = desk.first();
    let dir = desk.close();
    let folder = dir.path().join("desk.scipvault");
    let passphrase = SecretString::from(PASSPHRASE);
    let mut vault = Vault::open(&folder, &passphrase).unwrap();
    let (filled, ()) = timed(|| fill(&mut vault, texts, &like));
    vault.close().unwrap();

    let companion = unlock(&folder, &passphrase, today()).unwrap();
    let mut took = Vec::new();
    for words in LOOKED_FOR.repeat(3) {
        for end in 2..=words.len() {
            let asked = Asked {
                words: words[..end].to_owned(),
                kinds: Vec::new(),
                candidate: None,
                private: true,
            };
            took.push(millis(timed(|| companion.search(&asked).unwrap()).0));
        }
    }
    took.sort_by(f64::total_cmp);
    let at = |share: usize| took[took.len() * share / 100];
    Figure {
        what,
        measured: at(95),
        promised,
        unit: "ms",
        note: format!(
            "{} keystrokes, p50 {:.1} ms, slowest {:.1} ms; texts of 250 words, filled in {:.0} s",
            took.len(),
            at(50),
            took[took.len() - 1],
            filled.as_secs_f64()
        ),
    }
}

fn fill(vault: &mut Vault, texts: usize, like: &SupervisionSession) {
    let mut chance = Chance::new(5);
    vault
        .transact(today().instant, |writing| -> Result<(), VaultError> {
            for number in 0..texts {
                writing.put(&session(number, like, &mut chance))?;
            }
            Ok(())
        })
        .unwrap();
}

/// A session with a text in which few words are common and most are rare, as words are.
fn session(number: usize, like: &SupervisionSession, chance: &mut Chance) -> Record {
    let words: Vec<String> = (0..250).map(|_| word(chance)).collect();
    SupervisionSession {
        id: Id::new(format!("session-{number}")).unwrap(),
        summary: words.join(" "),
        ..like.clone()
    }
    .into()
}

/// One of some twenty thousand words, the first of them the most often.
fn word(chance: &mut Chance) -> String {
    const COMMON: [&str; 8] = ["the", "and", "to", "of", "kindness", "compassion", "session", "critic"];
    const SYLLABLES: [&str; 12] = [
        "mo", "ra", "ve", "lu", "ter", "sin", "ka", "del", "po", "nis", "fa", "gru",
    ];
    if chance.below(3) == 0 {
        return COMMON[chance.below(COMMON.len())].to_owned();
    }
    // The least of two, so that low numbers come often.
    let which = chance.below(20_736).min(chance.below(20_736));
    let syllable = |place: u32| SYLLABLES[which / 12_usize.pow(place) % 12];
    [3, 2, 1, 0].map(syllable).concat()
}
