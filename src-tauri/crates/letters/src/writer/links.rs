//! Ways from one place of the document to another: links on the pages, and bookmarks beside them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::layout::{Bookmark, Destination, LaidOut, NodeId};

use super::metadata::text;

/// Documents of fewer pages are seen at a glance.
const LONG: usize = 3;

/// A link that is in the file.
pub(super) struct Written {
    pub id: ObjectId,
    /// The element that it belongs to.
    pub node: NodeId,
}

/// Adds the links; gives those of each page that has any. `first` is the number of the first in the tree's index.
pub(super) fn add(
    pdf: &mut Document,
    laid_out: &LaidOut,
    pages: &[ObjectId],
    first: usize,
) -> BTreeMap<ObjectId, Vec<Written>> {
    let mut written: BTreeMap<ObjectId, Vec<Written>> = BTreeMap::new();
    for (number, &page) in pages.iter().enumerate() {
        if let Ok(page) = pdf.get_dictionary_mut(page) {
            page.set("StructParents", number as i64);
            page.set("Tabs", "S");
            page.remove(b"Annots");
        }
    }
    // Page by page, as the index of the tree counts them.
    let mut links: Vec<_> = laid_out.links.iter().collect();
    links.sort_by_key(|link| link.page);
    for (number, link) in links.into_iter().enumerate() {
        let (Some(&page), Some(destination)) = (pages.get(link.page), destination(link.to, laid_out, pages)) else {
            continue;
        };
        let bounds: Vec<Object> = link.bounds.iter().map(|&edge| Object::Real(edge)).collect();
        let none: Vec<Object> = vec![0.into(), 0.into(), 0.into()];
        let id = pdf.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => bounds,
            "Border" => none,
            // Printed, and not hidden: PDF/A wants it said.
            "F" => 4,
            "Contents" => text(&link.words),
            "Dest" => destination,
            "StructParent" => (first + number) as i64,
        });
        written.entry(page).or_default().push(Written { id, node: link.node });
    }
    written
}

/// The headings as bookmarks, one inside the other, for a document that is long; the id of their root.
pub(super) fn bookmarks(pdf: &mut Document, laid_out: &LaidOut) -> Option<ObjectId> {
    if laid_out.pages.len() < LONG || laid_out.outline.is_empty() {
        return None;
    }
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = laid_out.outline.iter().map(|_| pdf.new_object_id()).collect();
    let parents = parents(&laid_out.outline);
    let of = |parent: Option<usize>| {
        (0..ids.len())
            .filter(|&child| parents[child] == parent)
            .collect::<Vec<_>>()
    };
    let family = |children: &[usize], dictionary: &mut Dictionary| {
        if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
            dictionary.set("First", ids[first]);
            dictionary.set("Last", ids[last]);
            dictionary.set("Count", children.len() as i64);
        }
    };
    for (number, bookmark) in laid_out.outline.iter().enumerate() {
        let mut entry = dictionary! {
            "Title" => text(&bookmark.text.replace('\u{a0}', " ")),
            "Parent" => parents[number].map_or(root, |parent| ids[parent]),
        };
        if let Some(destination) = destination(bookmark.place, laid_out, &pages) {
            entry.set("Dest", destination);
        }
        let siblings = of(parents[number]);
        if let Ok(at) = siblings.binary_search(&number) {
            if let Some(before) = at.checked_sub(1) {
                entry.set("Prev", ids[siblings[before]]);
            }
            if let Some(&next) = siblings.get(at + 1) {
                entry.set("Next", ids[next]);
            }
        }
        let children = of(Some(number));
        family(&children, &mut entry);
        if !children.is_empty() {
            // Closed: a viewer shows the sections first.
            entry.set("Count", -(children.len() as i64));
        }
        pdf.objects.insert(ids[number], Object::Dictionary(entry));
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    family(&of(None), &mut outlines);
    pdf.objects.insert(root, Object::Dictionary(outlines));
    Some(root)
}

/// For each bookmark the one that it stands inside: the last before it of a higher level.
fn parents(outline: &[Bookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::new();
    for (number, bookmark) in outline.iter().enumerate() {
        while open.last().is_some_and(|&last| outline[last].level >= bookmark.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(number);
    }
    parents
}

fn destination(to: Destination, laid_out: &LaidOut, pages: &[ObjectId]) -> Option<Vec<Object>> {
    let &page = pages.get(to.page)?;
    let top = laid_out.size.1 - to.y;
    Some(vec![
        page.into(),
        "XYZ".into(),
        Object::Null,
        Object::Real(top),
        Object::Null,
    ])
}
