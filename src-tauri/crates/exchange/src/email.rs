//! A message as a draft (.eml) that any mail program opens, ready to be read once more and sent.

use mail_builder::{MessageBuilder, headers::raw::Raw};

/// A message that a person will send with their own mail program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft<'a> {
    /// An address, or empty where the sender has to find it out.
    pub to: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
    pub attached: Vec<Attached<'a>>,
    /// Seconds since 1970, in UTC. The mail program puts its own time in when it sends.
    pub written_at: i64,
    /// Makes the message's name; the same bits make the same file.
    pub bits: u128,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached<'a> {
    pub file_name: &'a str,
    pub media_type: &'a str,
    pub bytes: &'a [u8],
}

/// The bytes of the draft. It names no sender: the mail program knows who sends.
///
/// # Errors
/// Never in practice: it is written into memory.
pub fn draft(draft: &Draft<'_>) -> std::io::Result<Vec<u8>> {
    let mut message = MessageBuilder::new()
        // What makes Outlook, Apple Mail and Thunderbird open it for writing.
        .header("X-Unsent", Raw::new("1"))
        .date(draft.written_at)
        .message_id(format!("{:032x}@draft.invalid", draft.bits))
        .subject(one_line(draft.subject))
        .text_body(draft.body);
    if !draft.to.trim().is_empty() {
        message = message.to(one_line(draft.to));
    }
    for file in &draft.attached {
        message = message.attachment(file.media_type, one_line(file.file_name), file.bytes);
    }
    message.write_to_vec()
}

/// A header is one line: a line break in a name must not begin another header.
fn one_line(text: &str) -> String {
    text.split(char::is_control)
        .filter(|part| !part.trim().is_empty())
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(to: &str, subject: &str, attached: Vec<Attached<'_>>) -> String {
        let bytes = draft(&Draft {
            to,
            subject,
            body: "Dear team,\n\nGrüße aus Köln.",
            attached,
            written_at: 1_780_000_000,
            bits: 7,
        });
        String::from_utf8(bytes.unwrap()).unwrap()
    }

    #[test]
    fn a_draft_is_marked_as_not_sent_and_names_no_sender() {
        let text = written("office@example.org", "Agreement finalized", Vec::new());
        assert!(text.contains("X-Unsent: 1\r\n"));
        assert!(text.contains("To: <office@example.org>\r\n"));
        assert!(text.contains("Subject: Agreement finalized\r\n"));
        assert!(!text.contains("From:"));
        assert!(text.contains("charset=\"utf-8\""));
        assert!(text.contains("RGVhciB0ZWFtLAoKR3LDvMOfZSBhdXMgS8O2bG4u"), "{text}");
    }

    #[test]
    fn without_an_address_the_line_is_left_out() {
        assert!(!written(" ", "Hello", Vec::new()).contains("To:"));
    }

    #[test]
    fn a_line_break_begins_no_header() {
        let text = written(
            "a@example.org\r\nBcc: b@example.org",
            "One\nBcc: c@example.org",
            Vec::new(),
        );
        assert!(!text.lines().any(|line| line.starts_with("Bcc:")), "{text}");
    }

    #[test]
    fn a_file_goes_along_under_its_name() {
        let file = Attached {
            file_name: "Recommendation - Šárka.pdf",
            media_type: "application/pdf",
            bytes: b"%PDF-1.7",
        };
        let text = written("a@example.org", "The letter", vec![file]);
        assert!(text.contains("application/pdf"));
        assert!(text.contains("JVBERi0xLjc="));
    }
}
