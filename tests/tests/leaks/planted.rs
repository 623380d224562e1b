//! Where words are planted that no paper, message, calendar or table may have.

use chrono::NaiveTime;
use companion::pathway::{
    Id, Kind, Record,
    records::{
        Candidate, CaseMaterial, Client, ClientSession, CompetencyNote, Concern, ConsideredSupervisor, PracticeNote,
        SelfRating, SupervisionSession, Template, TimedLine, Workspace,
    },
};
use tests::desk::{Desk, today};

/// In the owner's own copy alone.
pub const OWNER_ONLY: bool = false;
/// In the readable copies too, which are the records as they are.
pub const STAYS: bool = true;

pub struct Planted {
    pub place: &'static str,
    /// Letters alone, so that no reader divides or changes it.
    pub word: &'static str,
    pub stays: bool,
}

const fn owner_only(place: &'static str, word: &'static str) -> Planted {
    Planted {
        place,
        word,
        stays: OWNER_ONLY,
    }
}

const fn stays(place: &'static str, word: &'static str) -> Planted {
    Planted {
        place,
        word,
        stays: STAYS,
    }
}

/// Plants a word in every place that is kept apart in a vault of this workspace, and says where.
pub fn everywhere(desk: &mut Desk) -> Vec<Planted> {
    let mut planted = of_both(desk);
    planted.extend(match desk.workspace() {
        Workspace::Supervisor => of_a_supervisor(desk),
        Workspace::Candidate => of_a_candidate(desk),
    });
    // Last, beside every record that there is.
    let records = desk.records(Kind::ALL, None).unwrap();
    for record in records.iter().filter(|record| record.kind() != Kind::Export) {
        desk.save_private_note(record.id(), "zqprivate of a doubt", today())
            .unwrap();
    }
    planted.push(owner_only("a private note", "zqprivate"));
    planted
}

fn of_both(desk: &mut Desk) -> Vec<Planted> {
    for mut session in desk.all::<SupervisionSession>() {
        let at = NaiveTime::from_hms_opt(10, 5, 0).unwrap();
        session.lines.push(TimedLine {
            at,
            text: "zqline".into(),
        });
        session.missed_because = "zqmissed".into();
        desk.keeps(session);
    }
    let template: Template = desk.new_record(None);
    desk.keeps(Template {
        name: "zqtemplate".into(),
        text: "zqtemplatetext".into(),
        ..template
    });
    let about = desk.all::<Candidate>().first().map(|person| person.id.clone());
    // The candidate's own view of themselves: seen beside the notes, and on no paper.
    let rating: SelfRating = desk.new_record(about.as_ref());
    desk.keeps(SelfRating {
        words: "zqselfrating".into(),
        ..rating
    });
    vec![
        stays("a quick line", "zqline"),
        stays("why a session was missed", "zqmissed"),
        stays("the name of a template", "zqtemplate"),
        stays("the text of a template", "zqtemplatetext"),
        stays("the words of a self-rating", "zqselfrating"),
    ]
}

fn of_a_supervisor(desk: &mut Desk) -> Vec<Planted> {
    for mut person in desk.all::<Candidate>() {
        person.about.push_str(" zqabout");
        let id = person.id.clone();
        desk.keeps(person);
        plant_about(desk, &id);
    }
    vec![
        stays("the words about a candidate", "zqabout"),
        owner_only("a concern", "zqconcern"),
        owner_only("what is to be done about a concern", "zqfollowup"),
        owner_only("how a concern ended", "zqoutcome"),
        stays("the feedback on case material", "zqmaterial"),
        stays("a competency note that nobody took into a letter", "zqnote"),
    ]
}

fn plant_about(desk: &mut Desk, candidate: &Id) {
    let concern: Concern = desk.new_record(Some(candidate));
    desk.keeps(Concern {
        words: "zqconcern".into(),
        follow_up: "zqfollowup".into(),
        follow_up_on: Some(today().today),
        outcome: "zqoutcome".into(),
        ..concern
    });
    let material: CaseMaterial = desk.new_record(Some(candidate));
    desk.keeps(CaseMaterial {
        feedback: "zqmaterial".into(),
        ..material
    });
    let note: CompetencyNote = desk.new_record(Some(candidate));
    desk.keeps(CompetencyNote {
        words: "zqnote".into(),
        use_in_letter: true,
        ..note
    });
}

fn of_a_candidate(desk: &mut Desk) -> Vec<Planted> {
    for mut client in desk.all::<Client>() {
        client.note.push_str(" zqclient");
        desk.add_client_word(&client.id, "zqregister", today()).unwrap();
        desk.keeps(client);
    }
    for mut session in desk.all::<ClientSession>() {
        session.note.push_str(" zqsession");
        desk.keeps(session);
    }
    let practice: PracticeNote = desk.new_record(None);
    desk.keeps(PracticeNote {
        text: "zqpractice".into(),
        ..practice
    });
    let met: ConsideredSupervisor = desk.new_record(None);
    desk.keeps(ConsideredSupervisor {
        name: "Zqname Lund".into(),
        approach: "zqapproach".into(),
        call_notes: "zqcall".into(),
        ..met
    });
    vec![
        owner_only("a client's word that must never leave", "zqregister"),
        stays("the note about a client", "zqclient"),
        stays("the note on a client session", "zqsession"),
        stays("a note on one's own practice", "zqpractice"),
        stays("a supervisor who was considered", "Zqname"),
        stays("how a considered supervisor works", "zqapproach"),
        stays("what was said in a call", "zqcall"),
    ]
}

/// A client's word that must never leave, in the texts of the records that go on paper; the word.
pub fn register_in_the_texts(desk: &mut Desk) -> &'static str {
    const WORD: &str = "Quillfeather";
    // The records are written first: a word that is known is refused as it is typed.
    let all = desk.records(Kind::ALL, None).unwrap();
    for record in all {
        let planted: Option<Record> = match record {
            Record::CaseStudy(mut study) => {
                study.title = format!("{WORD} {}", study.number);
                Some(study.into())
            }
            Record::SupervisionSession(mut session) => {
                session.summary.push_str(" With Quillfeather.");
                Some(session.into())
            }
            Record::ClientSession(mut session) => {
                session.practice = "Quillfeather, breathing".into();
                Some(session.into())
            }
            Record::Letter(mut letter) => {
                for part in &mut letter.sections {
                    part.text.push_str(" Quillfeather.");
                }
                Some(letter.into())
            }
            _ => None,
        };
        if let Some(planted) = planted {
            desk.save(planted, today()).unwrap();
        }
    }
    let client: Client = desk.first();
    desk.add_client_word(&client.id, WORD, today()).unwrap();
    WORD
}
