//! The operators that paint a page, each inside the mark that says what it means.

use std::collections::BTreeMap;

use printpdf::{Codepoint, Color, CurTransMat, DictItem, Line as Stroke, LinePoint, Op, PdfPage, Point, Pt, Rect, Rgb};

use crate::layout::{Artifact, Cluster, Item, LaidOut, Line, Mark, NodeId, Turn};

use super::{
    Bitmap,
    embedding::{Code, UsedFace},
    pen::Pen,
    pieces::{Piece, pieces},
    structure::name_of,
};

/// For each page the nodes of its marked contents, by their number.
pub(crate) type Contents = Vec<Vec<NodeId>>;

pub(crate) fn pages(
    laid_out: &LaidOut,
    bitmaps: &[&Bitmap],
    faces: &mut BTreeMap<usize, UsedFace>,
) -> (Vec<PdfPage>, Contents) {
    let mut contents = Vec::new();
    let mut pages = Vec::new();
    let (width, height) = laid_out.size;
    for page in &laid_out.pages {
        let mut painter = Painter::new(laid_out, bitmaps, faces);
        for item in &page.items {
            painter.item(item);
        }
        painter.close_mark();
        contents.push(painter.nodes);
        let mut written = PdfPage::new(Pt(width).into(), Pt(height).into(), painter.ops);
        let whole = Rect {
            x: Pt(0.0),
            y: Pt(0.0),
            width: Pt(width),
            height: Pt(height),
            mode: None,
            winding_order: None,
        };
        written.media_box = whole.clone();
        written.trim_box = whole.clone();
        written.crop_box = whole;
        pages.push(written);
    }
    (pages, contents)
}

struct Painter<'a> {
    laid_out: &'a LaidOut,
    bitmaps: &'a [&'a Bitmap],
    faces: &'a mut BTreeMap<usize, UsedFace>,
    ops: Vec<Op>,
    nodes: Vec<NodeId>,
    open: Option<Mark>,
}

impl<'a> Painter<'a> {
    fn new(laid_out: &'a LaidOut, bitmaps: &'a [&'a Bitmap], faces: &'a mut BTreeMap<usize, UsedFace>) -> Self {
        Self {
            laid_out,
            bitmaps,
            faces,
            ops: Vec::new(),
            nodes: Vec::new(),
            open: None,
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Text {
                mark,
                x,
                baseline,
                line,
                turn,
            } => {
                self.mark(*mark);
                self.text(line, *x, self.laid_out.size.1 - baseline, *turn);
            }
            Item::Rule {
                x,
                y,
                width,
                thickness,
                grey: ink,
            } => {
                self.mark(Mark::Artifact(Artifact::Rule));
                let y = Pt(self.laid_out.size.1 - y);
                let point = |x: f32| LinePoint {
                    p: Point { x: Pt(x), y },
                    bezier: false,
                };
                self.ops.push(Op::SetOutlineColor { col: grey(*ink) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(*thickness) });
                let points = vec![point(*x), point(x + width)];
                self.ops.push(Op::DrawLine {
                    line: Stroke {
                        points,
                        is_closed: false,
                    },
                });
            }
            Item::Image {
                node,
                picture,
                x,
                y,
                width,
                height,
            } => {
                self.mark(Mark::Content(*node));
                let matrix = [*width, 0.0, 0.0, *height, *x, self.laid_out.size.1 - y - height];
                self.ops.push(Op::SaveGraphicsState);
                self.ops.push(Op::SetTransformationMatrix {
                    matrix: CurTransMat::Raw(matrix),
                });
                if let Some(bitmap) = self.bitmaps.get(*picture) {
                    self.ops.push(Op::SetTransformationMatrix {
                        matrix: CurTransMat::Raw(bitmap.upright()),
                    });
                }
                self.ops.push(Op::UseXobject {
                    id: Bitmap::id(*picture),
                    transform: Default::default(),
                });
                self.ops.push(Op::RestoreGraphicsState);
            }
        }
    }

    fn mark(&mut self, mark: Mark) {
        if self.open == Some(mark) {
            return;
        }
        self.close_mark();
        let (tag, properties) = match mark {
            Mark::Content(node) => {
                let number = self.nodes.len() as i64;
                self.nodes.push(node);
                (
                    name_of(self.laid_out.tree.nodes[node].role),
                    vec![("MCID", DictItem::Int(number))],
                )
            }
            Mark::Artifact(artifact) => ("Artifact", artifact_properties(artifact)),
        };
        self.begin(tag, properties);
        self.open = Some(mark);
    }

    fn close_mark(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map = properties
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn text(&mut self, line: &Line, x: f32, y: f32, turn: Option<Turn>) {
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFillColor { col: grey(line.grey) });
        let is_given = turn.is_some() || line.is_spread;
        if is_given {
            // Such letters are far from a line that readers expect, so the word is given as a whole.
            let word: String = line.clusters.iter().map(|cluster| cluster.text.as_str()).collect();
            self.begin("Span", vec![("ActualText", utf16(&word))]);
        }
        let mut pen = Pen::new((x, y), turn, line.size);
        let mut language = None;
        for number in as_read(line) {
            let cluster = &line.clusters[number];
            if language != cluster.language {
                pen.flush(&mut self.ops);
                if language.take().is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
                if let Some(tag) = &cluster.language {
                    let value = DictItem::String {
                        data: tag.as_bytes().to_vec(),
                        literal: true,
                    };
                    self.begin("Span", vec![("Lang", value)]);
                }
                language.clone_from(&cluster.language);
            }
            self.cluster(line, number, &mut pen, is_given);
        }
        pen.flush(&mut self.ops);
        if language.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        if is_given {
            self.ops.push(Op::EndMarkedContent);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn cluster(&mut self, line: &Line, number: usize, pen: &mut Pen, text_is_given: bool) {
        let cluster = &line.clusters[number];
        pen.take(cluster.face, &mut self.ops);
        let Some(face) = self.faces.get_mut(&cluster.face) else {
            return;
        };
        if let Some(shown) = composed(cluster, &pieces(line, number), face, line.size) {
            for (code, x, rise) in shown {
                self.show(code, (x, rise), pen);
            }
            return;
        }
        let says = !text_is_given;
        let shown: Vec<(Code, f32, f32)> = cluster
            .glyphs
            .iter()
            .map(|glyph| (face.any(glyph.id, &cluster.text), cluster.x + glyph.dx, glyph.dy))
            .collect();
        if says {
            pen.flush(&mut self.ops);
            self.begin("Span", vec![("ActualText", utf16(&cluster.text))]);
        }
        for (code, x, rise) in shown {
            self.show(code, (x, rise), pen);
        }
        if says {
            pen.flush(&mut self.ops);
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn show(&mut self, code: Code, place: (f32, f32), pen: &mut Pen) {
        let glyph = Codepoint::with_cid(code.code, 0.0, code.text);
        pen.glyph(glyph, code.width, place, &mut self.ops);
    }
}

/// The codes of a cluster's pieces, each with its place; nothing where the font cannot have such glyphs.
fn composed(cluster: &Cluster, pieces: &[Piece], face: &mut UsedFace, size: f32) -> Option<Vec<(Code, f32, f32)>> {
    if let ([glyph], [piece]) = (cluster.glyphs.as_slice(), pieces)
        && let Some(code) = face.own(glyph.id, &piece.text)
    {
        return Some(vec![(code, cluster.x + glyph.dx, glyph.dy)]);
    }
    pieces
        .iter()
        .map(|piece| {
            let glyphs: Vec<(u16, f32, f32)> = cluster
                .glyphs
                .iter()
                .filter(|_| piece.is_shown)
                .map(|glyph| (glyph.id, (glyph.dx - piece.start) / size, glyph.dy / size))
                .collect();
            let code = face.composed(&glyphs, piece.width / size, &piece.text)?;
            Some((code, cluster.x + piece.start, 0.0))
        })
        .collect()
}

/// The numbers of the clusters, stretch by stretch in the order in which they are read. Inside a stretch from right to
/// left they stand from left to right all the same: PDFium, which reads for Chromium, turns each of them round, and in
/// the order of reading gives every word backwards.
fn as_read(line: &Line) -> impl Iterator<Item = usize> {
    let numbers: Vec<usize> = (0..line.clusters.len()).collect();
    let mut runs: Vec<&[usize]> = numbers
        .chunk_by(|&one, &next| line.clusters[one].right_to_left == line.clusters[next].right_to_left)
        .collect();
    if runs.len() > 1 {
        runs.sort_by_key(|run| run.iter().map(|&number| line.clusters[number].start).min());
    }
    runs.concat().into_iter()
}

fn artifact_properties(artifact: Artifact) -> Vec<(&'static str, DictItem)> {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    match artifact {
        Artifact::PageNumber => vec![("Type", name("Pagination")), ("Subtype", name("Footer"))],
        Artifact::Watermark => vec![("Type", name("Pagination")), ("Subtype", name("Watermark"))],
        Artifact::RepeatedHead => vec![("Type", name("Pagination")), ("Subtype", name("Header"))],
        Artifact::Rule | Artifact::Leader => vec![("Type", name("Layout"))],
    }
}

fn grey(value: f32) -> Color {
    Color::Rgb(Rgb {
        r: value,
        g: value,
        b: value,
        icc_profile: None,
    })
}

fn utf16(text: &str) -> DictItem {
    let data = [0xFE, 0xFF]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    DictItem::String { data, literal: false }
}
