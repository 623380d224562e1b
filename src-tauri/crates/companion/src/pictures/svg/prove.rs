//! What may not be in a drawing, looked for before anything is drawn: scripts, what is loaded, what would never end.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use resvg::usvg::roxmltree::{Document, Node, NodeId, ParsingOptions};

use super::Problem;

/// Elements, once every `use` has been followed.
const MOST_ELEMENTS: u64 = 20_000;
/// The same, with what a style sheet may draw again and again.
const MOST_STYLED: u64 = 100_000;
/// How deep elements may lie in one another: each may ask for a sheet of its own.
const DEEPEST: usize = 60;
/// Blurs and shadows; each is a walk over the whole picture.
const MOST_EFFECTS: u64 = 40;
/// Bytes of paths in a drawing that puts a mark on every corner.
const MOST_MARKED: usize = 20_000;

/// The effects whose work does not grow with what a file says of them.
const EFFECTS: [&str; 15] = [
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "feTile",
];

/// The file as XML. Entities inside it are allowed, for programs write their namespaces so; the parser bounds them.
pub(super) fn parsed(text: &str) -> Result<Document<'_>, Problem> {
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 200_000,
        ..ParsingOptions::default()
    };
    use resvg::usvg::roxmltree::Error;
    Document::parse_with_options(text, options).map_err(|why| match why {
        Error::NodesLimitReached | Error::EntityReferenceLoop(_) => Problem::IntricateSvg,
        _ => Problem::DamagedSvg,
    })
}

/// Refuses what a logo needs not and what could do harm.
pub(super) fn harmless(xml: &Document<'_>) -> Result<(), Problem> {
    if xml.root_element().tag_name().name() != "svg" {
        return Err(Problem::DamagedSvg);
    }
    let (mut effects, mut marks, mut paths) = (0, false, 0);
    for node in xml.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        attributes(node, name)?;
        match name {
            "script" | "handler" => return Err(Problem::ScriptInSvg),
            "image" | "feImage" => return Err(Problem::PhotographInSvg),
            "text" if says_something(node) => return Err(Problem::WritingInSvg),
            "foreignObject" if is_page(node) => return Err(Problem::WritingInSvg),
            "style" if loads(node.text().unwrap_or_default()) => return Err(Problem::LoadingSvg),
            "marker" => marks = true,
            effect if EFFECTS.contains(&effect) => effects += 1,
            effect if effect.starts_with("fe") => return Err(Problem::IntricateSvg),
            _ => {}
        }
        paths += ["d", "points"]
            .iter()
            .filter_map(|a| node.attribute(*a))
            .map(str::len)
            .sum::<usize>();
    }
    if effects > MOST_EFFECTS || (marks && paths > MOST_MARKED) {
        return Err(Problem::IntricateSvg);
    }
    let ids = xml.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
    let mut expanding = Expanding {
        ids: ids.collect(),
        known: HashMap::new(),
        open: Vec::new(),
    };
    let elements = expanding.elements(xml.root_element(), 0)?;
    if elements > MOST_ELEMENTS || elements.saturating_mul(by_style(xml, &expanding.ids)?) > MOST_STYLED {
        return Err(Problem::IntricateSvg);
    }
    Ok(())
}

/// How many times over a style sheet may have things drawn: what is drawn may have the same style again.
fn by_style(xml: &Document<'_>, ids: &BTreeMap<&str, Node<'_, '_>>) -> Result<u64, Problem> {
    let mut times: u64 = 1;
    let styles = xml.descendants().filter(|node| node.tag_name().name() == "style");
    let asked: BTreeSet<&str> = styles.filter_map(|style| style.text()).flat_map(by_url).collect();
    for target in asked.iter().filter_map(|id| ids.get(id)) {
        match target.tag_name().name() {
            "linearGradient" | "radialGradient" => {}
            "clipPath" | "mask" => {
                let inside = target.descendants().filter(Node::is_element).count() as u64;
                times = times.saturating_mul(inside.max(1));
            }
            _ => return Err(Problem::IntricateSvg),
        }
    }
    Ok(times)
}

fn attributes(node: Node<'_, '_>, element: &str) -> Result<(), Problem> {
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value().trim());
        if name.len() > 2 && name.to_ascii_lowercase().starts_with("on") {
            return Err(Problem::ScriptInSvg);
        }
        if value.to_ascii_lowercase().starts_with("javascript:") {
            return Err(Problem::ScriptInSvg);
        }
        // A link that somebody may follow loads nothing by itself, and paper has none of it.
        let is_reference = matches!(name, "href" | "src") && element != "a";
        if is_reference && element == "image" {
            continue;
        }
        if (is_reference && !value.is_empty() && !value.starts_with('#')) || loads(value) {
            return Err(Problem::LoadingSvg);
        }
    }
    Ok(())
}

/// Whether a style asks for something outside the file.
fn loads(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let elsewhere = |part: &str| {
        !part
            .trim_start_matches([' ', '\t', '\n', '\r', '"', '\''])
            .starts_with('#')
    };
    style.contains("@import") || style.split("url(").skip(1).any(elsewhere)
}

fn says_something(node: Node<'_, '_>) -> bool {
    node.descendants()
        .filter_map(|node| node.text())
        .any(|text| !text.trim().is_empty())
}

fn is_page(node: Node<'_, '_>) -> bool {
    node.descendants()
        .any(|node| node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml"))
}

/// Counts elements as they are drawn: what is used a hundred times is there a hundred times.
struct Expanding<'a, 'input> {
    ids: BTreeMap<&'a str, Node<'a, 'input>>,
    known: HashMap<NodeId, u64>,
    open: Vec<NodeId>,
}

impl<'a, 'input> Expanding<'a, 'input> {
    fn elements(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<u64, Problem> {
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(*known);
        }
        if depth > DEEPEST || self.open.contains(&node.id()) {
            return Err(Problem::IntricateSvg);
        }
        self.open.push(node.id());
        let mut count: u64 = 1;
        for child in node.children().filter(Node::is_element) {
            count = count.saturating_add(self.elements(child, depth + 1)?);
        }
        for used in references(node)
            .filter_map(|id| self.ids.get(id).copied())
            .collect::<Vec<_>>()
        {
            count = count.saturating_add(self.elements(used, depth + 1)?);
        }
        self.open.pop();
        self.known.insert(node.id(), count);
        Ok(count)
    }
}

/// The ids that an element draws with: `use`, and patterns, masks, clips and the like by `url(#id)`.
fn references<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attributes().flat_map(|attribute| {
        let value = attribute.value();
        let direct = (attribute.name() == "href")
            .then(|| value.trim().strip_prefix('#'))
            .flatten();
        direct.into_iter().chain(by_url(value))
    })
}

fn by_url(style: &str) -> impl Iterator<Item = &str> {
    style.split("url(").skip(1).filter_map(|part| {
        let part = part.trim_start_matches([' ', '"', '\'']).strip_prefix('#')?;
        part.split([')', '"', '\'', ' ']).next()
    })
}
