//! A problem, pointed at in its file.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{
    cli::settings::Settings,
    output::{harmless, steers},
    profile::floor,
    render::wrap,
};

use crate::trust::check::Problem;

/// Columns of a message where there is hardly any room.
const NARROWEST: usize = 12;

/// Below this width, what was expected stands beneath the line and not beside the pointer.
const SIDE_BY_SIDE: usize = 70;

/// Bytes of a line that are drawn on either side of what is pointed at.
const AROUND: usize = 120;

/// A problem as a picture; `file` is how its file is named to people, `text` what stands in it.
pub(crate) fn picture(
    problem: &Problem,
    file: &str,
    text: Option<&str>,
    settings: &Settings,
) -> String {
    // What stands before a title and before a help takes its room.
    let wrapped = |text: &str, room: usize| {
        let width = settings.width.saturating_sub(room).max(NARROWEST);
        wrap::lines(&harmless(text), width, "", 0).join("\n")
    };
    let message = wrapped(&problem.message, "error: ".len());
    let file = harmless(file);
    let expected = (!problem.expected.is_empty()).then(|| format!("expected {}", problem.expected));
    let expected = expected.as_deref().map(harmless).unwrap_or_default();
    let mut group = Group::with_title(Level::ERROR.primary_title(&message));
    let window = text.zip(problem.span.clone()).map(|(text, span)| Window::of(text, span));
    group = if let Some(window) = &window {
        let has_label = settings.width >= SIDE_BY_SIDE && !expected.is_empty();
        let label = has_label.then_some(expected.as_str());
        let pointer = AnnotationKind::Primary.span(window.span.clone()).label(label);
        let line = problem.position.map_or(1, |at| at.line);
        let snippet = Snippet::source(window.text.as_str()).path(&file).line_start(line);
        group.element(snippet.annotation(pointer))
    } else {
        let origin = Origin::path(&file);
        group.element(match problem.position {
            Some(at) => origin.line(at.line).char_column(at.column),
            None => origin,
        })
    };
    if settings.width < SIDE_BY_SIDE && window.is_some() && !expected.is_empty() {
        group = group.element(Level::NOTE.message(wrapped(&expected, "     ╰ note: ".len())));
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(wrapped(help, "     ╰ help: ".len())));
    }
    let renderer = if settings.colour { Renderer::styled() } else { Renderer::plain() };
    let style = if settings.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let renderer = renderer.decor_style(style).term_width(settings.width);
    renderer.render(&[group])
}

/// The line that is pointed at; of a long one, what stands around it.
struct Window {
    text: String,
    span: Range<usize>,
}

impl Window {
    fn of(text: &str, span: Range<usize>) -> Self {
        let at = floor(text, span.start);
        let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let start = floor(text, line_start.max(at.saturating_sub(AROUND)));
        let end = floor(text, span.end.clamp(at, line_end));
        let shown_end = floor(text, line_end.min(end.min(at + AROUND) + AROUND));
        let end = end.min(shown_end);
        // As many bytes, so that the span still fits.
        let as_drawn = |c: char| match (steers(c), c.len_utf8()) {
            (false, _) => c,
            (true, 1) => ' ',
            (true, 2) => '¿',
            (true, _) => '\u{fffd}',
        };
        Self {
            text: text[start..shown_end].chars().map(as_drawn).collect(),
            span: at - start..end - start,
        }
    }
}
