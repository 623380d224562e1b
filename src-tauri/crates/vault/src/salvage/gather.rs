//! Every row that can be read, whichever way leads to it: down its table's tree, or, where a tree is broken, from each
//! page by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    guess,
    image::Image,
    shape::Table,
    tree::{Branch, Row},
    value::Value,
};

/// The rows of one table, by their numbers.
#[derive(Default)]
pub struct Rows {
    pub whole: BTreeMap<i64, Vec<Value>>,
    /// Rows of which only the beginning can be read.
    pub cut: BTreeMap<i64, Vec<Value>>,
    /// What the indices say of each row, by column.
    pub indexed: BTreeMap<i64, BTreeMap<String, Value>>,
    /// A page of the table's own tree is unreadable.
    pub torn: bool,
    /// No index is whole that would name every row.
    pub uncounted: bool,
}

impl Rows {
    /// The rows that are known to have been there and cannot be read.
    pub fn lost(&self) -> BTreeSet<i64> {
        let known = self.cut.keys().chain(self.indexed.keys()).copied();
        known.filter(|row| !self.whole.contains_key(row)).collect()
    }

    /// Whether there may be lost rows of which nothing is known.
    pub fn may_miss_more(&self) -> bool {
        self.torn && self.uncounted
    }

    /// What is known of a column of a row that cannot be read.
    pub fn known(&self, table: &Table, row: i64, column: &str) -> Option<&Value> {
        let indexed = self.indexed.get(&row).and_then(|columns| columns.get(column));
        indexed.or_else(|| self.cut.get(&row)?.get(table.place(column)?))
    }

    pub fn take(&mut self, number: i64, row: Row) {
        match row {
            Row::Whole(values) => {
                self.cut.remove(&number);
                self.whole.insert(number, values);
            }
            Row::Cut(values) if !self.whole.contains_key(&number) => {
                self.cut.insert(number, values);
            }
            Row::Cut(_) => {}
        }
    }
}

/// What was found in a store.
pub struct Found {
    pub tables: Vec<(Table, Rows)>,
    /// Pages full of rows of which it cannot be said whose they are.
    pub unknown_pages: usize,
}

impl Found {
    pub fn in_image(image: &Image, tables: Vec<Table>, vault: &str) -> Self {
        let mut seen = BTreeSet::new();
        let plan = Tree::read(image, 1, &mut seen);
        let roots: BTreeMap<_, _> = plan.rows.iter().filter_map(|(_, row)| root(row)).collect();
        let mut follow = |name: &str| roots.get(name).map(|root| Tree::read(image, *root, &mut seen));

        let mut found = Self {
            tables: tables.into_iter().map(|table| (table, Rows::default())).collect(),
            unknown_pages: 0,
        };
        for (table, rows) in &mut found.tables {
            let tree = follow(&table.name);
            // A table that the plan does not name came with a later version, unless the plan itself is unreadable.
            rows.torn = tree.as_ref().map_or(plan.torn, |tree| tree.torn);
            for (number, row) in tree.into_iter().flat_map(|tree| tree.rows) {
                if table.fits(&row) {
                    rows.take(number, row);
                }
            }
            rows.uncounted = true;
            for index in &table.indices {
                let Some(tree) = follow(&index.name) else { continue };
                rows.uncounted = rows.uncounted && tree.torn;
                for entry in tree.entries {
                    let Some((Value::Integer(number), columns)) = entry.split_last() else {
                        continue;
                    };
                    let known = index.columns.iter().cloned().zip(columns.iter().cloned());
                    rows.indexed.entry(*number).or_default().extend(known);
                }
            }
        }
        if found.tables.iter().any(|(_, rows)| rows.torn) {
            guess::place_the_rest(&mut found, image, &seen, vault);
        }
        found
    }
}

/// What can be read of one tree.
#[derive(Default)]
struct Tree {
    rows: Vec<(i64, Row)>,
    entries: Vec<Vec<Value>>,
    torn: bool,
}

impl Tree {
    fn read(image: &Image, root: u32, seen: &mut BTreeSet<u32>) -> Self {
        let mut tree = Self::default();
        let mut below = vec![root];
        while let Some(number) = below.pop() {
            let page = image.page(number).and_then(|page| Branch::of(number, page));
            match page {
                Some(page) if seen.insert(number) => {
                    below.extend(page.children());
                    tree.entries.extend(page.entries(image));
                    tree.rows.extend(page.rows(image));
                }
                _ => tree.torn = true,
            }
        }
        tree
    }
}

/// The name and the first page of a table or an index, from the store's own list of them.
fn root(row: &Row) -> Option<(String, u32)> {
    let Row::Whole(values) = row else { return None };
    let root = u32::try_from(values.get(3)?.integer()?).ok()?;
    Some((values.get(1)?.text()?.to_owned(), root))
}
