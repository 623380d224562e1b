//! The structure tree: what screen readers walk instead of the page.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::{
    error::CannotRender,
    layout::{LaidOut, Role, Tree},
};

use super::{failed, metadata::text, operators::Contents};

/// A role as PDF writes it.
pub(crate) fn name_of(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::H1 => "H1",
        Role::H2 => "H2",
        Role::P => "P",
        Role::BlockQuote => "BlockQuote",
        Role::L { .. } => "L",
        Role::LI => "LI",
        Role::Lbl => "Lbl",
        Role::LBody => "LBody",
        Role::Figure => "Figure",
    }
}

/// Adds the tree and its index by page; returns the root's id.
pub(crate) fn add(pdf: &mut Document, laid_out: &LaidOut, contents: &Contents) -> Result<ObjectId, CannotRender> {
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = laid_out.tree.nodes.iter().map(|_| pdf.new_object_id()).collect();
    let mut kids = kids(laid_out, contents, &pages, &ids);
    for (index, node) in laid_out.tree.nodes.iter().enumerate() {
        let parent = if index == Tree::ROOT { root } else { ids[node.parent] };
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => name_of(node.role),
            "P" => parent,
            "K" => std::mem::take(&mut kids[index]),
        };
        if let Some(alternative) = &node.alternative {
            element.set("Alt", text(alternative));
        }
        if let Role::L { ordered } = node.role {
            let numbering = if ordered { "Decimal" } else { "Disc" };
            element.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        if let Some(frame) = node.frame {
            element.set("Pg", pages.get(frame.page).copied().unwrap_or(root));
            let bounds: Vec<Object> = frame.bounds.iter().map(|&edge| Object::Real(edge)).collect();
            element.set(
                "A",
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds },
            );
        }
        pdf.objects.insert(ids[index], Object::Dictionary(element));
    }
    let mut numbers = Vec::new();
    for (page, nodes) in contents.iter().enumerate() {
        numbers.push(Object::Integer(page as i64));
        numbers.push(Object::Array(
            nodes.iter().map(|&node| Object::Reference(ids[node])).collect(),
        ));
    }
    let parents = pdf.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(ids[Tree::ROOT])],
        "ParentTree" => parents,
        "ParentTreeNextKey" => contents.len() as i64,
    };
    pdf.objects.insert(root, Object::Dictionary(tree));
    for (index, &page) in pages.iter().enumerate() {
        let page: &mut Dictionary = pdf.get_dictionary_mut(page).map_err(failed)?;
        page.set("StructParents", index as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    Ok(root)
}

/// The children of each element: what it shows itself, then the elements inside it.
fn kids(laid_out: &LaidOut, contents: &Contents, pages: &[ObjectId], ids: &[ObjectId]) -> Vec<Vec<Object>> {
    let mut kids: Vec<Vec<Object>> = laid_out.tree.nodes.iter().map(|_| Vec::new()).collect();
    for (nodes, &page) in contents.iter().zip(pages) {
        for (number, &node) in nodes.iter().enumerate() {
            let shown = dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number as i64 };
            kids[node].push(Object::Dictionary(shown));
        }
    }
    for (index, node) in laid_out.tree.nodes.iter().enumerate().skip(1) {
        kids[node.parent].push(Object::Reference(ids[index]));
    }
    kids
}
