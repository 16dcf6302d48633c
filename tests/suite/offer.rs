//! `offer`: at every published percentile of every place, between them, and beyond.

use ma_career::{
    decide::offer,
    profile::{
        Profile,
        figures::{Pay, PayPoint},
    },
};
use serde_json::{Value, json};

use crate::program::{answer, json as ask, ma_career, run};

/// Where an offer falls in the place that was asked for.
fn offer(profile: &Profile, amount: &str, place: &str) -> Value {
    let answer = offer::answer(profile, amount, None, None, &[place.to_owned()])
        .unwrap_or_else(|failure| panic!("{amount} at {place}: {failure}"));
    serde_json::to_value(&answer).unwrap()["places"][0].take()
}

/// The published percentiles of a place as amounts, lowest first.
fn amounts<T: Copy>(pay: &Pay<T>, written: impl Fn(T) -> String) -> Published {
    let known = PayPoint::PERCENTILES
        .into_iter()
        .filter_map(|point| Some((point.percentile()?, written(pay.at(point)?))));
    known.collect()
}

/// Percentiles, each with the amount that an offer has to be to be on it.
type Published = Vec<(u8, String)>;

/// Every place, by its code, with its percentiles a year and an hour.
fn places(profile: &Profile) -> Vec<(String, [Published; 2])> {
    let states = profile.states.get().unwrap().rows.iter();
    let areas = profile.areas.get().unwrap().rows.iter();
    let states = states.map(|state| (state.name.abbr.clone(), &state.figures));
    let areas = areas.map(|area| (area.name.code.clone(), &area.figures));
    states
        .chain(areas)
        .map(|(code, job)| {
            let annual = amounts(&job.annual, |wage| format!("{}/year", wage.0));
            let hourly = |cents: u32| format!("{}.{:02}/hour", cents / 100, cents % 100);
            (code, [annual, amounts(&job.hourly, |wage| hourly(wage.cents))])
        })
        .collect()
}

#[test]
fn an_offer_at_a_published_percentile_is_exactly_that_percentile() {
    let profile = Profile::embedded();
    let places = places(&profile);
    assert_eq!(places.len(), 577);
    let mut with_equal_neighbours = 0;
    for (place, units) in &places {
        for published in units {
            for (percentile, amount) in published {
                let equal: Vec<u8> = published
                    .iter()
                    .filter(|(_, other)| other == amount)
                    .map(|(p, _)| *p)
                    .collect();
                let standing = offer(&profile, amount, place)["percentile"].take();
                let (lowest, highest) = (equal[0], equal[equal.len() - 1]);
                assert_eq!(
                    standing["estimate"],
                    f64::from(highest),
                    "{percentile}: {amount} at {place}"
                );
                assert_eq!(standing["lower"]["percentile"], lowest, "{amount} at {place}");
                assert_eq!(standing["upper"]["percentile"], highest, "{amount} at {place}");
                assert!(standing["beyond"].is_null());
            }
        }
        let annual = &units[0];
        with_equal_neighbours += usize::from(annual.windows(2).any(|pair| pair[0].1 == pair[1].1));
    }
    assert_eq!(with_equal_neighbours, 18);
}

#[test]
fn a_higher_offer_never_has_a_lower_percentile() {
    let profile = Profile::embedded();
    for (place, [annual, _]) in places(&profile) {
        let dollars = |(_, amount): &(u8, String)| -> u32 {
            amount.trim_end_matches("/year").parse().unwrap()
        };
        let (first, last) = (dollars(&annual[0]), dollars(&annual[annual.len() - 1]));
        let step = ((last - first) / 12).max(1);
        let mut before = 0.0;
        for amount in (first..=last).step_by(step as usize) {
            let standing = offer(&profile, &format!("{amount}/year"), &place)["percentile"].take();
            let estimate = standing["estimate"].as_f64().unwrap();
            assert!(estimate >= before, "{amount} at {place}: {estimate} after {before}");
            assert!((10.0..=90.0).contains(&estimate));
            before = estimate;
        }
    }
}

#[test]
fn between_two_points_the_percentile_is_on_the_straight_line() {
    // Nation: p25 18.50, median 21.97. (19.50 - 18.50) / (21.97 - 18.50) x 25 + 25 = 32.20
    let place = ask(["offer", "19.50"])["places"][0].take();
    assert_eq!(place["name"], "United States");
    assert_eq!(
        place["percentile"],
        json!({
            "estimate": 32.2,
            "lower": { "percentile": 25, "annual": 38470, "hourly": 18.5 },
            "upper": { "percentile": 50, "annual": 45690, "hourly": 21.97 },
            "beyond": null
        })
    );
    // (19.50 - 21.97) / 21.97 = -11.24%
    assert_eq!(place["below_median_percent"], 11.2);
    assert!(place.get("above_median_percent").is_none());
}

#[test]
fn beyond_the_published_percentiles_nothing_is_estimated() {
    let standing = |amount: &str| ask(["offer", amount])["places"][0]["percentile"].take();
    for (amount, beyond, side, other) in [
        ("17.32", "below_p10", "upper", "lower"),
        ("36,049 a year", "below_p10", "upper", "lower"),
        ("28.53", "above_p90", "lower", "upper"),
        ("$60k", "above_p90", "lower", "upper"),
    ] {
        let standing = standing(amount);
        assert!(standing["estimate"].is_null(), "{amount}");
        assert_eq!(standing["beyond"], beyond, "{amount}");
        assert!(standing[side].is_object() && standing[other].is_null(), "{amount}: {standing}");
    }
}

#[test]
fn equal_neighbours_are_named() {
    let text = answer(["offer", "28.84", "--at", "38660", "--plain", "--full"]);
    let sentence = "the 25th percentile, the median and the 75th percentile, which are equal here. \
                    About 75 in 100 medical assistants earn that or less.";
    assert!(text.contains(sentence), "{text}");
    let one = answer(["offer", "19.60", "--at", "yakima", "--plain", "--full"]);
    assert!(one.contains("is exactly the 10th percentile. About 10 in 100"), "{one}");
}

#[test]
fn every_offer_says_how_far_it_is_from_the_median() {
    let place = |amount: &str| ask(["offer", amount])["places"][0].take();
    let below = place("19.50");
    assert_eq!(below["median_difference"], json!({ "annual": -5130, "hourly": -2.47 }));
    // A month's pay need not be whole dollars a year: 3,466.67 x 12 = 41,600.04
    let month = place("3466.67 a month");
    assert_eq!(month["below_median_percent"], 9.0); // 41,600.04 / 45,690 = 0.91049
    assert!(answer(["offer", "3466.67", "a", "month"]).contains("$4,089.96 (9.0%) below"));
    assert_eq!(place("45690")["above_median_percent"], 0.0);
}

#[test]
fn an_offer_far_from_all_pay_asks_first_whether_it_is_right() {
    let doubt = |amount: &str| {
        let first = ask(["offer", amount, "--at", "yakima"])["notes"][0].take();
        let first = first.as_str().unwrap().to_owned();
        first.starts_with("Is the amount right?").then_some(first)
    };
    let shell = "In a shell, $19 without single quotes becomes 9. Type 19.50, or '$19.50/hr'.";
    for (amount, help) in [
        ("9.50/hr", shell),
        ("9", shell),
        ("200 a month", shell),
        ("$9", "less than two thirds"),
        ("3200", "3200 a month"),
        ("40-45", "45k"),
        ("195/hr", "one and a half times"),
    ] {
        let doubt = doubt(amount).unwrap_or_else(|| panic!("{amount} is not doubted"));
        assert!(doubt.contains(help), "{amount}: {doubt}");
    }
    for amount in ["14", "30k", "40", "60k", "20-22"] {
        assert_eq!(doubt(amount), None, "{amount}");
    }
}

#[test]
fn what_a_shell_leaves_of_dollars_in_double_quotes_is_explained() {
    for eaten in ["00 a week", ""] {
        let stderr = String::from_utf8(run(["offer", eaten]).stderr).unwrap();
        assert!(stderr.contains("In a shell, $19 without single quotes"), "{stderr}");
    }
}

#[test]
fn both_ends_of_a_range_are_answered_as_each_alone_would_be() {
    let range = ask(["offer", "$20 to $22.50 an hour", "--at", "yakima"]);
    let [lower, upper] = ["20/hr", "22.50/hr"].map(|end| ask(["offer", end, "--at", "yakima"]));
    assert_eq!(range["offer"], lower["offer"]);
    assert_eq!(range["upper_end"], upper["offer"]);
    for place in 0..3 {
        let [place, lower, upper] = [&range, &lower, &upper].map(|answer| &answer["places"][place]);
        for key in ["percentile", "median_difference", "below_median_percent"] {
            assert_eq!(place[key], lower[key]);
            assert_eq!(place["upper_end"][key], upper[key]);
        }
    }
    assert!(lower.get("upper_end").is_none(), "an amount has one end");

    let text = answer(["offer", "20-22.50", "--at", "yakima", "--plain", "--full"]);
    assert!(text.contains("an offer of $20.00 to $22.50 an hour\n"), "{text}");
    for end in ["earn less than $20.00 an hour", "earn less than $22.50 an hour"] {
        assert_eq!(text.matches(end).count(), 3, "{text}");
    }
}

#[test]
fn an_offer_that_is_open_on_one_side_says_so() {
    assert!(answer(["offer", "20+"]).contains("an offer of $20.00 an hour or more\n"));
    assert!(answer(["offer", "up", "to", "45k"]).contains("an offer of up to $45,000 a year\n"));
}

#[test]
fn fewer_hours_change_the_year_that_is_shown_and_not_the_verdict() {
    let full_time = ask(["offer", "19.50"]);
    let part_time = ask(["offer", "$19.50/hour, 36 hours a week"]);
    assert_eq!(part_time, ask(["offer", "19.50/hr", "--hours", "36"]));
    assert_eq!(part_time["offer"]["annual"], 36_504); // 19.50 x 36 x 52
    assert_eq!(full_time["offer"]["annual"], 40_560);
    assert_eq!(part_time["places"], full_time["places"]);
    let text = answer(["offer", "800 a week", "--hours", "32", "--plain", "--full"]);
    assert!(text.contains("$800 a week is $41,600 a year, $25.00 an hour, at 32 hours a week."));
    assert!(text.contains("earn less than $25.00 an hour"), "{text}");
}

#[test]
fn an_offer_is_given_in_both_units_whatever_it_was_made_in() {
    let offer = |amount: &str| ask(["offer", amount])["offer"].take();
    assert_eq!(
        offer("$18.50/hr"),
        json!({ "annual": 38480, "hourly": 18.5, "made_per": "hour", "hours_a_week": 40.0 })
    );
    assert_eq!(
        offer("38k"),
        json!({ "annual": 38000, "hourly": 18.27, "made_per": "year", "hours_a_week": 40.0 })
    );
    assert_eq!(
        offer("$3,200/month"),
        json!({ "annual": 38400, "hourly": 18.46, "made_per": "month", "hours_a_week": 40.0 })
    );
    assert_eq!(answer(["offer", "18.5", "an", "hour"]), answer(["offer", "$18.50/hr"]));
    assert_eq!(ask(["offer", "900", "--per", "year"])["offer"]["annual"], 900);
    assert_eq!(ask(["offer", "3200", "--per", "month"])["offer"], offer("$3,200/month"));
    assert_eq!(offer("150 a day")["annual"], 39_000); // five days of 8 hours, 52 weeks
    assert_eq!(offer("1600 twice a month")["annual"], 38_400);
    let text = answer(["offer", "$22/hr", "--plain"]);
    assert_eq!(text.matches("45,760 a year").count(), 1, "the other unit is said once: {text}");
}

#[test]
fn every_offer_says_what_wages_leave_out() {
    let text = answer(["offer", "18.50", "--plain", "--full"]);
    assert!(text.contains("Wages leave out overtime, shift pay and benefits"));
    assert!(answer(["offer", "18.50"]).contains("wages leave out overtime and benefits"));
}

#[test]
fn an_unreadable_amount_is_a_usage_error_with_an_example() {
    for amount in
        ["0", "-5", "-18.50", "NaN", "inf", "1e99", "18.50.20", "", " ", "abc", "$", "1000001"]
    {
        let output = run(["offer", amount]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{amount:?}: {stderr}");
        assert!(output.stdout.is_empty());
        assert!(stderr.contains("  try:      ma-career offer "), "{amount:?}: {stderr}");
    }
}

#[test]
fn the_line_to_try_has_the_number_that_was_typed() {
    for (amount, number) in [("19,50", "19.50"), ("20 a shift", "20"), ("$21.75 or so", "21.75")] {
        let stderr = String::from_utf8(run(["offer", amount]).stderr).unwrap();
        assert!(stderr.ends_with(&format!("try:      ma-career offer {number}\n")), "{stderr}");
    }
}

#[test]
fn an_amount_that_is_too_high_only_without_a_unit_says_so() {
    let stderr = |amount: &str| String::from_utf8(run(["offer", amount]).stderr).unwrap();
    assert!(stderr("999").contains("without a unit is pay an hour"));
    assert!(!stderr("2,000,000").contains("without a unit"), "it is read as a year's pay");
    assert!(run(["offer", "1000000"]).status.success());
}

#[test]
fn an_error_puts_a_place_behind_its_flag() {
    for (typed, line) in [
        ("18 yakima", "18 --at yakima"),
        ("18 in yakima", "18 --at yakima"),
        ("18 tulsa ok", "18 --at 'tulsa ok'"),
        ("18 an hour at 98901", "'18 an hour' --at 98901"),
        ("20 30", "20"),
    ] {
        let output = ma_career(["offer"].into_iter().chain(typed.split(' '))).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.ends_with(&format!("ma-career offer {line}\n")), "{typed}: {stderr}");
    }
    // A line without the other flags would be another question.
    for flags in [&["--at", "seattle"][..], &["--per", "hour"], &["--hours", "30"]] {
        let output = run(["offer", "18 yakima"].iter().chain(flags).copied());
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(!stderr.contains("--at yakima"), "{flags:?}: {stderr}");
    }
}
