use pathway::programme::Stage;

/// Whether a text names one of the writer's own stages, like "stage 4" or "at the stage Competent".
///
/// The programme has no scale, so a letter that names a stage must say whose it is.
pub(super) fn names_a_stage(text: &str, stages: &[Stage]) -> bool {
    text.split_inclusive(['.', '!', '?', '\n']).any(|sentence| {
        let words: Vec<String> = sentence
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let speaks_of_stages = words.iter().any(|word| word == "stage" || word == "stages");
        let names_one = |word: &String| {
            stages
                .iter()
                .any(|stage| *word == stage.name.to_lowercase() || *word == stage.number.to_string())
        };
        speaks_of_stages && words.iter().any(names_one)
    })
}

/// The sentence that says whose scale it is.
pub(super) fn whose_scale(stages: &[Stage]) -> String {
    let names: Vec<String> = stages
        .iter()
        .map(|stage| format!("{} {}", stage.number, stage.name))
        .collect();
    format!(
        "The stages named in this letter are the writer’s own developmental scale ({}); they are not a scale of the programme.",
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages() -> Vec<Stage> {
        pathway::programme::Programme::shipped().unwrap().scale.stages.clone()
    }

    #[test]
    fn a_stage_is_noticed_when_the_writer_puts_one_in() {
        for text in [
            "She is at stage 4.",
            "Her presence has reached the stage Competent.",
            "stages 3 to 5",
        ] {
            assert!(names_a_stage(text, &stages()), "{text}");
        }
    }

    #[test]
    fn plain_words_of_praise_are_no_stage() {
        for text in [
            "She is a competent therapist.",
            "At this stage of life she works less. I met 4 clients.",
            "",
        ] {
            assert!(!names_a_stage(text, &stages()), "{text}");
        }
    }
}
