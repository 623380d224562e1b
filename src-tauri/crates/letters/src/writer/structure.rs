//! The structure tree: what screen readers walk instead of the page.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::{
    error::CannotRender,
    layout::{LaidOut, Names, Node, Role, Tree},
};

use super::{failed, links, metadata::text, operators::Contents};

/// A role as PDF writes it.
pub(crate) fn name_of(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::H1 => "H1",
        Role::H2 => "H2",
        Role::H3 => "H3",
        Role::H4 => "H4",
        Role::P => "P",
        Role::BlockQuote => "BlockQuote",
        Role::L { .. } => "L",
        Role::LI => "LI",
        Role::Lbl => "Lbl",
        Role::LBody => "LBody",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Table => "Table",
        Role::THead => "THead",
        Role::TBody => "TBody",
        Role::TFoot => "TFoot",
        Role::TR => "TR",
        Role::TH { .. } => "TH",
        Role::TD => "TD",
        Role::Toc => "TOC",
        Role::TocEntry => "TOCI",
        Role::Reference => "Reference",
        Role::Link => "Link",
    }
}

/// Adds the tree, its index, and the links that belong to it; returns the root's id.
pub(crate) fn add(pdf: &mut Document, laid_out: &LaidOut, contents: &Contents) -> Result<ObjectId, CannotRender> {
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = laid_out.tree.nodes.iter().map(|_| pdf.new_object_id()).collect();
    let mut kids: Vec<Vec<Object>> = laid_out.tree.nodes.iter().map(|_| Vec::new()).collect();
    show(contents, &pages, &mut kids);
    let mut index = pages_index(contents, &ids);
    for (page, annotations) in links::add(pdf, laid_out, &pages, index.len()) {
        let references: Vec<Object> = annotations.iter().map(|link| Object::Reference(link.id)).collect();
        pdf.get_dictionary_mut(page).map_err(failed)?.set("Annots", references);
        for link in annotations {
            let shown = dictionary! { "Type" => "OBJR", "Obj" => link.id, "Pg" => page };
            kids[link.node].push(Object::Dictionary(shown));
            index.push(Object::Reference(ids[link.node]));
        }
    }
    for (number, node) in laid_out.tree.nodes.iter().enumerate().skip(1) {
        kids[node.parent].push(Object::Reference(ids[number]));
    }
    for (number, node) in laid_out.tree.nodes.iter().enumerate() {
        let parent = if number == Tree::ROOT { root } else { ids[node.parent] };
        let element = element(node, parent, std::mem::take(&mut kids[number]), &pages);
        pdf.objects.insert(ids[number], Object::Dictionary(element));
    }
    let next = index.len() as i64;
    let numbers: Vec<Object> = (0..next)
        .map(Object::Integer)
        .zip(index)
        .flat_map(|(key, value)| [key, value])
        .collect();
    let parents = pdf.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(ids[Tree::ROOT])],
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    pdf.objects.insert(root, Object::Dictionary(tree));
    Ok(root)
}

/// What each element shows itself on the pages.
fn show(contents: &Contents, pages: &[ObjectId], kids: &mut [Vec<Object>]) {
    for (nodes, &page) in contents.iter().zip(pages) {
        for (number, &node) in nodes.iter().enumerate() {
            let shown = dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number as i64 };
            kids[node].push(Object::Dictionary(shown));
        }
    }
}

/// For each page the elements of what it shows.
fn pages_index(contents: &Contents, ids: &[ObjectId]) -> Vec<Object> {
    let of_page = |nodes: &Vec<usize>| nodes.iter().map(|&node| Object::Reference(ids[node])).collect();
    contents.iter().map(|nodes| Object::Array(of_page(nodes))).collect()
}

fn element(node: &Node, parent: ObjectId, kids: Vec<Object>, pages: &[ObjectId]) -> Dictionary {
    let mut element = dictionary! {
        "Type" => "StructElem",
        "S" => name_of(node.role),
        "P" => parent,
        "K" => kids,
    };
    if let Some(alternative) = &node.alternative {
        element.set("Alt", text(alternative));
    }
    match node.role {
        Role::L { ordered } => {
            let numbering = if ordered { "Decimal" } else { "Disc" };
            element.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
        }
        Role::TH { names } => {
            let scope = match names {
                Names::Column => "Column",
                Names::Row => "Row",
            };
            element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
        }
        _ => {}
    }
    if let Some(frame) = node.frame {
        if let Some(&page) = pages.get(frame.page) {
            element.set("Pg", page);
        }
        let bounds: Vec<Object> = frame.bounds.iter().map(|&edge| Object::Real(edge)).collect();
        let placed = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds };
        element.set("A", placed);
    }
    element
}
