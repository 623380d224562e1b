use std::{sync::mpsc, time::Instant};

use companion::{
    Moment,
    open::{self, Cost, NewVault},
    pathway::records::Workspace,
};
use secrecy::SecretString;

use super::*;

async fn open_in(folder: &std::path::Path) -> Held {
    let held = Held::default();
    let new = NewVault {
        folder: folder.join("Ingrid.scipvault"),
        workspace: Workspace::Supervisor,
        name: "Ingrid".into(),
        passphrase: SecretString::from("meadow kettle harbour"),
        cost: Cost::floor(),
    };
    held.hold(move || open::create(new, Moment::now())).await.unwrap();
    held
}

fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(test);
}

#[test]
fn a_locked_vault_refuses_and_says_once_that_it_was_locked() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let held = open_in(folder.path()).await;
        assert!(held.is_open());
        let locked = held.lock().unwrap();
        assert_eq!(locked.folder, folder.path().join("Ingrid.scipvault"));
        assert!(locked.closed);
        assert!(!held.is_open());
        assert_eq!(held.lock(), None);
        assert_eq!(held.with(|_| Ok(())).await, Err(Refusal::locked()));
        let job = held.job(None, |_| Ok(()), |(), _| Ok(()), |_, ()| Ok(())).await;
        assert_eq!(job, Err(Refusal::locked()));
    });
}

#[test]
fn long_work_leaves_the_vault_free_and_a_lock_ends_it() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let held = Arc::new(open_in(folder.path()).await);
        let (began, begun) = mpsc::channel();
        let working = Arc::clone(&held);
        let job = tokio::task::spawn_blocking(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(working.job(
                None,
                |_| Ok(()),
                move |(), course| {
                    began.send(()).unwrap();
                    while !course.is_cancelled() {
                        std::thread::yield_now();
                    }
                    Ok(())
                },
                |_, ()| Ok("finished in a locked vault"),
            ))
        });
        begun.recv().unwrap();
        assert_eq!(held.with(|_| Ok("still answers")).await, Ok("still answers"));
        let before = Instant::now();
        assert!(held.lock().is_some());
        assert!(before.elapsed().as_secs() < 2);
        assert_eq!(job.await.unwrap(), Err(Refusal::locked()));
    });
}

#[test]
fn work_that_does_not_listen_holds_no_lock_up() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let held = Arc::new(open_in(folder.path()).await);
        let (began, begun) = mpsc::channel();
        let (end, ended) = mpsc::channel::<()>();
        let working = Arc::clone(&held);
        let job = std::thread::spawn(move || {
            run(async {
                let deaf = working.job(
                    None,
                    |_| Ok(()),
                    move |(), _| {
                        began.send(()).unwrap();
                        let _ = ended.recv();
                        Ok(())
                    },
                    |_, ()| Ok(()),
                );
                assert_eq!(deaf.await, Err(Refusal::locked()));
            });
        });
        begun.recv().unwrap();
        assert!(held.lock().is_some());
        drop(end);
        job.join().unwrap();
    });
}

#[test]
fn a_job_that_began_in_one_vault_never_ends_in_another() {
    run(async {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let held = Arc::new(open_in(one.path()).await);
        let next = open_in(other.path()).await;
        let companion = guard(&next.desk).companion.take().unwrap();
        let opening = Arc::clone(&held);
        let job = held.job(
            None,
            |_| Ok(()),
            move |(), _| {
                assert!(opening.lock().is_some());
                run(async { opening.hold(move || Ok(companion)).await.unwrap() });
                Ok(())
            },
            |_, ()| Ok(()),
        );
        assert_eq!(job.await, Err(Refusal::locked()));
        assert!(held.is_open());
    });
}

#[test]
fn somebody_who_waits_at_the_desk_for_ever_holds_no_lock_up() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let held = open_in(folder.path()).await;
        let (began, begun) = mpsc::channel();
        let (answer, never) = mpsc::channel::<()>();
        let waiting = held.clone();
        let waits = std::thread::spawn(move || {
            run(async {
                let deaf = waiting.quietly(move |_| {
                    began.send(()).unwrap();
                    let _ = never.recv();
                    Ok(())
                });
                let _ = deaf.await;
            });
        });
        begun.recv().unwrap();
        let before = Instant::now();
        let locked = held.lock().unwrap();
        assert!(before.elapsed().as_millis() < 1900, "{:?}", before.elapsed());
        assert!(!locked.closed, "the end of the process closes it");
        assert!(!held.is_open());
        assert_eq!(held.lock(), None);
        drop(answer);
        waits.join().unwrap();
    });
}

#[test]
fn who_asks_only_where_the_vault_lies_holds_nobody_up() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let held = open_in(folder.path()).await;
        let (began, begun) = mpsc::channel();
        let (answer, never) = mpsc::channel::<()>();
        let waiting = held.clone();
        let waits = std::thread::spawn(move || {
            run(async {
                let deaf = waiting.beside(move |_| {
                    began.send(()).unwrap();
                    let _ = never.recv();
                    Ok(())
                });
                let _ = deaf.await;
            });
        });
        begun.recv().unwrap();
        assert_eq!(held.with(|_| Ok("answers")).await, Ok("answers"));
        assert!(held.lock().unwrap().closed);
        assert_eq!(held.beside(|_| Ok(())).await, Err(Refusal::locked()));
        drop(answer);
        waits.join().unwrap();
    });
}

#[test]
fn a_vault_that_is_open_is_not_closed_by_opening_another() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let held = open_in(folder.path()).await;
        let wrong = held.hold(|| Err(Refusal::new(Code::WrongPassphrase, "wrong"))).await;
        assert_eq!(wrong.unwrap_err().code, Code::InUse);
        assert_eq!(held.with(|_| Ok("still open")).await, Ok("still open"));
    });
}
