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
        assert_eq!(held.lock(), Some(folder.path().join("Ingrid.scipvault")));
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
                run(async { opening.hold(move || Ok(companion)).await.unwrap() });
                Ok(())
            },
            |_, ()| Ok(()),
        );
        assert_eq!(job.await, Err(Refusal::locked()));
        assert!(held.is_open());
    });
}
