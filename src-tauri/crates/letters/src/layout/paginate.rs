//! Puts strips on their pages, and learns on the way where headings and links stand.

use crate::{Fonts, Span, error::CannotRender};

use super::{
    Bookmark, Destination, Item, Link, Mark, NodeId, Page, Tree,
    compose::Composed,
    cut::Begin,
    paragraph::{Column, set},
    strip::{Part, Strip},
    style::{MEASURE, Style, TOP},
    tree::Frame,
};

/// The paper, and the edge at which its lines begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    pub size: (f32, f32),
    pub right_to_left: bool,
}

impl Sheet {
    /// From the left edge of the paper to a thing that stands so far from the edge of the column where reading begins.
    pub fn x(&self, from_start: f32, width: f32) -> f32 {
        let left = (self.size.0 - MEASURE) / 2.0;
        if self.right_to_left {
            left + MEASURE - from_start - width
        } else {
            left + from_start
        }
    }

    /// A box as PDF counts, from the lower left corner.
    fn bounds(&self, x: f32, top: f32, width: f32, height: f32) -> [f32; 4] {
        [x, self.size.1 - top - height, x + width, self.size.1 - top]
    }
}

/// The pages, and what is known of them only now.
pub(crate) struct Paginated {
    pub pages: Vec<Page>,
    pub outline: Vec<Bookmark>,
    pub links: Vec<Link>,
}

/// A number that waits for the page of its heading.
struct PageOf {
    page: usize,
    item: usize,
    heading: usize,
    style: Style,
}

struct Press<'a> {
    sheet: Sheet,
    tree: &'a mut Tree,
    pages: Vec<Page>,
    places: Vec<Destination>,
    links: Vec<(NodeId, usize, [f32; 4], usize)>,
    numbers: Vec<PageOf>,
}

/// # Errors
/// A figure that no font can show, which would be a fault of the program.
pub(crate) fn paginate(
    composed: Composed,
    begins: &[Begin],
    sheet: Sheet,
    tree: &mut Tree,
    fonts: &mut Fonts,
    look: Column<'_>,
) -> Result<Paginated, CannotRender> {
    let Composed {
        strips,
        heads,
        headings,
    } = composed;
    let mut press = Press {
        sheet,
        tree,
        pages: vec![Page::default()],
        places: vec![Destination::default(); headings.len()],
        links: Vec::new(),
        numbers: Vec::new(),
    };
    let mut begins = begins.iter().peekable();
    let mut spacing = begins.peek().map(|begin| begin.spacing).unwrap_or_default();
    let mut y = TOP;
    for (index, strip) in strips.into_iter().enumerate() {
        if let Some(begin) = begins.next_if(|begin| begin.strip == index) {
            spacing = begin.spacing;
            y = TOP;
            if index > 0 {
                press.pages.push(Page::default());
            }
            if let Some(head) = strip.head {
                for (row, again) in heads[head].iter().enumerate() {
                    y += if row == 0 { 0.0 } else { again.space_before };
                    press.place(again.repeated(), y);
                    y += again.height;
                }
            }
        } else {
            y += spacing.before(&strip);
        }
        let height = spacing.height(&strip);
        // Closer lines lose as much above their letters as below.
        press.place_within(strip, y, height);
        y += height;
    }
    let places = std::mem::take(&mut press.places);
    press.fill_in_numbers(&places, look, fonts)?;
    let titles: Vec<String> = headings.iter().map(|heading| heading.text.clone()).collect();
    let links = press.links.into_iter().map(|(node, page, bounds, heading)| Link {
        node,
        page,
        bounds,
        to: places[heading],
        words: titles[heading].clone(),
    });
    Ok(Paginated {
        links: links.collect(),
        pages: press.pages,
        outline: headings
            .into_iter()
            .zip(places.iter())
            .map(|(heading, &place)| Bookmark {
                level: heading.level,
                text: heading.text,
                place,
            })
            .collect(),
    })
}

impl Press<'_> {
    fn place_within(&mut self, strip: Strip, y: f32, height: f32) {
        let top = y + (height - strip.height) / 2.0;
        self.place(strip, top);
    }

    fn place(&mut self, strip: Strip, top: f32) {
        let page = self.pages.len() - 1;
        if let Some(heading) = strip.heading {
            self.places[heading] = Destination { page, y: top };
        }
        for part in strip.parts {
            if let Some(item) = self.item(part, top, page) {
                self.pages[page].items.push(item);
            }
        }
    }

    fn item(&mut self, part: Part, top: f32, page: usize) -> Option<Item> {
        Some(match part {
            Part::Text {
                mark,
                x,
                baseline,
                line,
            } => Item::Text {
                mark,
                x: self.sheet.x(x, line.width),
                baseline: top + baseline,
                line,
                turn: None,
            },
            Part::PageOf {
                node,
                heading,
                x,
                baseline,
                width,
                style,
            } => {
                self.numbers.push(PageOf {
                    page,
                    item: self.pages[page].items.len(),
                    heading,
                    style,
                });
                Item::Text {
                    mark: Mark::Content(node),
                    x: self.sheet.x(x, width),
                    baseline: top + baseline,
                    line: super::Line::empty(width),
                    turn: None,
                }
            }
            Part::Link {
                node,
                heading,
                x,
                width,
                height,
            } => {
                let bounds = self.sheet.bounds(self.sheet.x(x, width), top, width, height);
                self.links.push((node, page, bounds, heading));
                return None;
            }
            Part::Rule {
                x,
                y,
                width,
                thickness,
                grey,
            } => Item::Rule {
                x: self.sheet.x(x, width),
                y: top + y,
                width,
                thickness,
                grey,
            },
            Part::Image {
                node,
                picture,
                x,
                y,
                width,
                height,
            } => {
                let x = self.sheet.x(x, width);
                let bounds = self.sheet.bounds(x, top + y, width, height);
                self.tree.nodes[node].frame = Some(Frame { page, bounds });
                Item::Image {
                    node,
                    picture,
                    x,
                    y: top + y,
                    width,
                    height,
                }
            }
        })
    }

    fn fill_in_numbers(
        &mut self,
        places: &[Destination],
        look: Column<'_>,
        fonts: &mut Fonts,
    ) -> Result<(), CannotRender> {
        for number in &self.numbers {
            let Some(Item::Text { line, .. }) = self.pages[number.page].items.get_mut(number.item) else {
                continue;
            };
            let text = (places[number.heading].page + 1).to_string();
            let column = Column {
                width: line.width,
                ..look
            };
            if let Some(set) = set(&[Span::plain(text)], &number.style, column, fonts)?.pop() {
                *line = set;
            }
        }
        Ok(())
    }
}
