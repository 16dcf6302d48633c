//! A problem, pointed at in its file.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::trust::check::Problem;
use crate::{cli::settings::Settings, output::is_control, profile::floor, render::wrap};

/// The narrowest message, in columns.
const NARROWEST: usize = 12;

/// From this width on, what was expected is next to the pointer; in a narrower picture, under the line.
const SIDE_BY_SIDE: usize = 70;

/// Bytes of a line that are drawn on either side of the problem.
const AROUND: usize = 120;

/// A problem as a picture; `file` is the path of its file.
pub(super) fn picture(problem: &Problem, file: &str, settings: &Settings) -> String {
    // The label before a text takes some of its width.
    let wrapped = |text: &str, label: &str| {
        let width = settings.width.saturating_sub(label.len()).max(NARROWEST);
        wrap::lines(text, width, "", 0).join("\n")
    };
    let message = wrapped(&problem.message, "error: ");
    let mut group = Group::with_title(Level::ERROR.primary_title(&message));
    let expected = (!problem.expected.is_empty()).then(|| format!("expected {}", problem.expected));
    let (beside, beneath) =
        if settings.width < SIDE_BY_SIDE { (None, expected) } else { (expected, None) };
    if let Some(Excerpt { text, span }) = &problem.excerpt {
        let pointer = AnnotationKind::Primary.span(span.clone()).label(beside.as_deref());
        let snippet = Snippet::source(text).path(file).line_start(problem.line.unwrap_or(1));
        group = group.element(snippet.annotation(pointer));
        if let Some(expected) = &beneath {
            group = group.element(Level::NOTE.message(wrapped(expected, "     ╰ note: ")));
        }
    } else {
        let origin = Origin::path(file);
        group = group.element(match (problem.line, problem.column) {
            (Some(line), Some(column)) => origin.line(line).char_column(column),
            _ => origin,
        });
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(wrapped(help, "     ╰ help: ")));
    }
    let renderer = if settings.color { Renderer::styled() } else { Renderer::plain() };
    let style = if settings.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    renderer.decor_style(style).term_width(settings.width).render(&[group])
}

/// The line of a problem; of a long one the part around it.
#[derive(Debug)]
pub(super) struct Excerpt {
    text: String,
    /// The bytes of `text` to point at.
    span: Range<usize>,
}

impl Excerpt {
    pub(super) fn of(text: &str, span: &Range<usize>) -> Self {
        let at = floor(text, span.start);
        let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let start = floor(text, line_start.max(at.saturating_sub(AROUND)));
        let end = floor(text, span.end.clamp(at, line_end));
        let shown_end = floor(text, line_end.min(end.min(at + AROUND) + AROUND));
        let end = end.min(shown_end);
        // Replacements have the same length, so that the span still fits.
        let visible = |c: char| match (is_control(c), c.len_utf8()) {
            (false, _) => c,
            (true, 1) => ' ',
            (true, 2) => '¿',
            (true, _) => '\u{fffd}',
        };
        let text = text[start..shown_end].chars().map(visible).collect();
        Self { text, span: at - start..end - start }
    }
}
