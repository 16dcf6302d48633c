//! The rules of jobs, growth and openings, in `outlook.toml` and `similar.toml`.

use std::collections::HashSet;

use crate::trust::check::node::{Node, texts, unknown};
use crate::trust::check::{Report, names::JOB};

/// Checks the editions of the outlook.
pub(super) fn outlook(root: &Node<'_>, report: &mut Report) {
    let editions = root.items("editions");
    let names = texts(&root.each("editions", "edition"));
    for (node, name) in unknown(root.get("profile_edition").as_slice(), &names) {
        let known = names.join(", ");
        let help = if known.is_empty() { known } else { format!("it has {known}") };
        report.add(node.at(), format!("there is no edition {name}"), "one of the editions", help);
    }
    for pair in editions.windows(2) {
        if let (Some(before), Some(node)) = (pair[0].text("edition"), pair[1].get("edition"))
            && let Some(edition) = node.as_text().filter(|edition| *edition < before)
        {
            let message = format!("{edition} must come before {before}; the oldest comes first");
            report.add(node.at(), message, format!("an edition after {before}"), "");
        }
    }
    for edition in &editions {
        adds_up(edition, report);
        grows(edition, "base_employment", report);
    }
}

/// Checks sums of figures that are rounded to hundreds.
fn adds_up(edition: &Node<'_>, report: &mut Report) {
    const ROUNDING: f64 = 200.0;
    let figure = |key: &str| edition.number(key);
    let sum = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
    let leaving = sum(figure("annual_exits"), figure("annual_transfers"));
    let target = sum(figure("base_employment"), figure("change"));
    let tenth = figure("change").map(|change| change / 10.0);
    let openings = sum(figure("annual_separations").or(leaving), tenth);
    for (key, expected, of) in [
        ("target_employment", target, "base_employment and change"),
        ("annual_separations", leaving, "annual_exits and annual_transfers"),
        ("annual_openings", openings, "annual_separations and a tenth of change"),
    ] {
        if let (Some(node), Some(found), Some(expected)) = (edition.get(key), figure(key), expected)
            && (found - expected).abs() > ROUNDING
        {
            let message = format!("{found} is not the sum of {of}, {expected:.0}");
            report.add(node.at(), message, format!("about {expected:.0}"), "");
        }
    }
}

/// Checks that growth is the change in percent of the jobs under `base`, and that no more jobs are lost
/// than there are.
fn grows(figures: &Node<'_>, base: &str, report: &mut Report) {
    let growth = figures.get("growth_percent");
    let growth = growth.and_then(|node| Some((node.at(), node.as_number()?)));
    if let Some((at, _)) = growth.clone().filter(|(_, growth)| *growth < -100.0) {
        report.add(at, "more than all jobs cannot be lost", "-100 or more", "");
    }
    let (Some(node), Some(change), Some(base)) =
        (figures.get("change"), figures.number("change"), figures.number(base))
    else {
        return;
    };
    if base <= 0.0 {
        return;
    }
    if change < -base {
        let message = format!("{change} is more than the {base} jobs that there are");
        report.add(node.at(), message, format!("{} or more", -base), "");
    }
    if let Some((at, found)) = growth {
        let expected = change / base * 100.0;
        // Both are rounded to hundreds, and the percent to a tenth.
        let rounding = 0.06 + 100.0 / base * 100.0;
        if (found - expected).abs() > rounding {
            let message =
                format!("{found}% is not the change in percent of the jobs, {expected:.1}%");
            report.add(at, message, format!("about {expected:.1}"), "");
        }
    }
}

/// Checks the figures of similar jobs.
pub(super) fn similar(root: &Node<'_>, report: &mut Report) {
    let jobs = [root.items("jobs"), root.items("other_jobs")].concat();
    let mut seen = HashSet::new();
    let mut with_figures = root.items("next_steps");
    for job in &jobs {
        let occupations = job.items("occupations");
        if occupations.is_empty()
            && let Some(node) = job.get("occupations")
        {
            report.add(node.at(), "the job has no occupation", "one or more", "");
        }
        for code in occupations.iter().filter_map(|occupation| occupation.get("soc_code")) {
            let Some(name) = code.as_text() else { continue };
            if seen.insert(name) {
                report.define(JOB, name);
            } else {
                let message = format!("the occupation {name} is defined twice");
                report.add(code.at(), message, "another SOC code", "");
            }
        }
        with_figures.extend(occupations.into_iter().chain(job.get("combined")));
    }
    for figures in with_figures {
        have_sources(root, &figures, "annual_median", "annual_median_sources", report);
        have_sources(root, &figures, "projections", "projection_sources", report);
        for (_, median) in figures.get("annual_median").iter().flat_map(Node::entries) {
            if median.as_number() == Some(0.0) {
                let message = "nobody is paid 0; leave out a figure that is absent";
                report.add(median.at(), message, "dollars a year", "");
            }
        }
        for (_, projection) in figures.get("projections").iter().flat_map(Node::entries) {
            grows(&projection, "employment", report);
        }
    }
}

/// Checks that each period or edition of a job's figures has a source.
fn have_sources(root: &Node<'_>, job: &Node<'_>, key: &str, sources: &str, report: &mut Report) {
    let known = root.get(sources).map(|table| table.entries()).unwrap_or_default();
    let known: Vec<&str> = known.iter().map(|(name, _)| &**name.get_ref()).collect();
    for (name, node) in job.get(key).iter().flat_map(Node::entries) {
        let name: &str = name.get_ref();
        if !known.contains(&name) {
            let message = format!("{sources} has no source for {name}");
            let help = format!("it has {}", known.join(", "));
            report.add(node.at(), message, "a figure with a source", help);
        }
    }
}
