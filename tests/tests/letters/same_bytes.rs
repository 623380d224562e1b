//! The same letter is the same file: in every run, in every process, whatever came before.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    process::Command,
};

use letters::{Fonts, render};

use super::samples;

const RUNS: usize = 100;

#[test]
fn a_hundred_runs_in_two_processes_give_the_same_bytes() {
    let in_a_process_of_its_own = || {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "same_bytes::says_its_bytes", "--ignored", "--nocapture"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .find(|line| line.starts_with("bytes "))
            .expect(&text)
            .to_owned()
    };
    assert_eq!(in_a_process_of_its_own(), in_a_process_of_its_own());
}

#[test]
#[ignore = "the other process of a_hundred_runs_in_two_processes_give_the_same_bytes"]
fn says_its_bytes() {
    let document = samples::signed();
    let mut fonts = Fonts::shipped();
    let first = render(&document, &mut fonts).unwrap().pdf;
    for run in 1..RUNS {
        if run % 10 == 0 {
            fonts = Fonts::shipped();
        }
        assert!(
            render(&document, &mut fonts).unwrap().pdf == first,
            "run {run} gives other bytes"
        );
    }
    let mut hasher = DefaultHasher::new();
    first.hash(&mut hasher);
    println!("\nbytes {} {:x}", first.len(), hasher.finish());
}
