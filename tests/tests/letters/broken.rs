//! Letters broken on purpose: a validator that passes one of them proves nothing about the others.

use letters::{Fonts, render};
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, content::Content, dictionary};

use super::samples;

/// One way to spoil a letter, and the rule that must notice.
pub struct Breakage {
    pub name: &'static str,
    /// The standard, the clause and the number of its test.
    pub rule: &'static str,
    spoil: fn(&mut Pdf),
}

/// The letter, read and written again without a change.
pub const UNTOUCHED: &str = "untouched";

pub const BREAKAGES: &[Breakage] = &[
    breakage("a figure without words", "ua1 7.3-1", |pdf| {
        of_role(pdf, "Figure", |element| drop(element.remove(b"Alt")));
    }),
    breakage("no language", "ua1 7.2-34", |pdf| drop(catalog(pdf).remove(b"Lang"))),
    breakage("no title", "ua1 7.1-9", |pdf| {
        metadata(pdf, |xmp| between(&xmp, "<dc:title>", "</dc:title>"));
    }),
    breakage("a title that is not shown", "ua1 7.1-10", |pdf| {
        drop(catalog(pdf).remove(b"ViewerPreferences"));
    }),
    breakage("not marked as tagged", "2a 6.7.2.2-1", |pdf| {
        drop(catalog(pdf).remove(b"MarkInfo"))
    }),
    breakage("no structure", "2a 6.7.3.3-1", |pdf| {
        drop(catalog(pdf).remove(b"StructTreeRoot"))
    }),
    breakage("no output intent", "2a 6.2.4.3-2", |pdf| {
        drop(catalog(pdf).remove(b"OutputIntents"))
    }),
    breakage("no metadata", "2a 6.6.2.1-1", |pdf| {
        drop(catalog(pdf).remove(b"Metadata"))
    }),
    breakage("no claim to be archivable", "2a 6.6.4-2", |pdf| {
        metadata(pdf, |xmp| between(&xmp, "<pdfaid:part>", "</pdfaid:part>"));
    }),
    breakage("metadata that is no XML", "2a 6.6.2.1-4", |pdf| {
        metadata(pdf, |xmp| xmp.replace("<dc:format>application/pdf", "<dc:nonsense>a"));
    }),
    breakage("an untagged foot", "ua1 7.1-3", untag_the_foot),
    breakage("a font that is not embedded", "2a 6.2.11.4.1-1", |pdf| {
        of_type(pdf, "FontDescriptor", |font| drop(font.remove(b"FontFile2")));
    }),
    breakage("text that cannot be copied", "2a 6.2.11.7.2-1", |pdf| {
        of_type(pdf, "Font", |font| drop(font.remove(b"ToUnicode")));
    }),
    breakage("widths that are not the font's", "2a 6.2.11.5-1", |pdf| {
        of_type(pdf, "Font", |font| {
            if let Ok([Object::Dictionary(glyphs)]) = font
                .get_mut(b"DescendantFonts")
                .and_then(Object::as_array_mut)
                .map(Vec::as_mut_slice)
            {
                glyphs.set(
                    "W",
                    vec![Object::Integer(0), Object::Integer(60_000), Object::Integer(123)],
                );
            }
        });
    }),
    breakage("a heading that skips a level", "ua1 7.4.2-1", |pdf| {
        of_role(pdf, "H2", |element| element.set("S", "H4"));
    }),
    breakage("a list of rows", "ua1 7.2-19", |pdf| {
        of_role(pdf, "LI", |element| element.set("S", "TR"))
    }),
    breakage("a meaning that nobody knows", "2a 6.7.3.4-1", |pdf| {
        of_role(pdf, "BlockQuote", |element| element.set("S", "Murmur"));
    }),
    breakage("a link without words", "ua1 7.18.5-2", |pdf| {
        let link = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "F" => 4,
            "Rect" => vec![Object::Integer(70), Object::Integer(70), Object::Integer(200), Object::Integer(90)],
            "Border" => vec![Object::Integer(0), Object::Integer(0), Object::Integer(0)],
        };
        let link = pdf.add_object(link);
        let page = first_page(pdf);
        pdf.get_dictionary_mut(page)
            .unwrap()
            .set("Annots", vec![Object::Reference(link)]);
    }),
    breakage("a program inside", "2a 6.5.1-1", |pdf| {
        let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
        catalog(pdf).set("OpenAction", action);
    }),
    breakage("no file id", "2a 6.1.3-1", |pdf| drop(pdf.trailer.remove(b"ID"))),
];

const fn breakage(name: &'static str, rule: &'static str, spoil: fn(&mut Pdf)) -> Breakage {
    Breakage { name, rule, spoil }
}

/// A letter spoilt in each of these ways, and one not spoilt at all.
pub fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let sound = render(&samples::signed(), &mut Fonts::shipped()).unwrap().pdf;
    let spoilt = |spoil: fn(&mut Pdf)| {
        let mut pdf = Pdf::load_mem(&sound).unwrap();
        spoil(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        bytes
    };
    let untouched = (UNTOUCHED, spoilt(|_| {}));
    let mut all: Vec<_> = BREAKAGES
        .iter()
        .map(|breakage| (breakage.name, spoilt(breakage.spoil)))
        .collect();
    for (name, bytes) in &all {
        assert!(*bytes != untouched.1, "{name} changes nothing");
    }
    all.push(untouched);
    all
}

fn catalog(pdf: &mut Pdf) -> &mut Dictionary {
    pdf.catalog_mut().unwrap()
}

fn first_page(pdf: &Pdf) -> ObjectId {
    pdf.get_pages()[&1]
}

fn of_role(pdf: &mut Pdf, role: &str, change: impl Fn(&mut Dictionary)) {
    of_type(pdf, "StructElem", |element| {
        if element
            .get(b"S")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == role.as_bytes())
        {
            change(element);
        }
    });
}

fn of_type(pdf: &mut Pdf, kind: &str, change: impl Fn(&mut Dictionary)) {
    for object in pdf.objects.values_mut() {
        if let Object::Dictionary(dictionary) = object
            && dictionary.has_type(kind.as_bytes())
        {
            change(dictionary);
        }
    }
}

fn metadata(pdf: &mut Pdf, change: impl Fn(String) -> String) {
    let id = catalog(pdf).get(b"Metadata").and_then(Object::as_reference).unwrap();
    let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).unwrap();
    let xmp = String::from_utf8(stream.content.clone()).unwrap();
    stream.set_plain_content(change(xmp).into_bytes());
}

/// The text without what lies between these two, and without them.
fn between(text: &str, from: &str, to: &str) -> String {
    let (before, rest) = text.split_once(from).unwrap();
    let (_, after) = rest.split_once(to).unwrap();
    format!("{before}{after}")
}

fn untag_the_foot(pdf: &mut Pdf) {
    let page = first_page(pdf);
    let bytes = pdf.get_page_content(page);
    let mut content = Content::decode(&bytes).unwrap();
    let foot = content
        .operations
        .iter()
        .position(|operation| {
            operation.operator == "BDC" && operation.operands[0].as_name().is_ok_and(|name| name == b"Artifact")
        })
        .unwrap();
    let end = content
        .operations
        .iter()
        .skip(foot)
        .position(|operation| operation.operator == "EMC")
        .unwrap();
    content.operations.remove(foot + end);
    content.operations.remove(foot);
    pdf.change_page_content(page, content.encode().unwrap()).unwrap();
}
