//! AMOUNT: every spelling of an offer that is read, and some that are not.

use ma_career::{
    cli::{Per, Unit},
    profile::figures::{Dollars, Hourly},
    typed::amount::{Offered, Open},
};

fn read(typed: &str) -> Option<(u64, Per)> {
    let read = Offered::read(typed, None, None).ok()?;
    read.upper.is_none().then_some((read.lower.cents, read.lower.per))
}

#[test]
fn an_amount_is_read_in_any_common_spelling() {
    let hourly = "18.50; 18.5; $18.50/hr; 18.5 an hour; $18.50 per hour; 18.50 hourly; US$18.50; \
                  18.50 dollars an hour;  18.50 / hour ; 18.50 hr.";
    for typed in hourly.split(';') {
        assert_eq!(read(typed), Some((1850, Per::Hour)), "{typed}");
    }
    let annual = "38,000; 38000; 38k; $38K; 38 k; 38,000 a year; 38k/yr; $38,000.00 per annum; \
                  38000 p.a.; 38,000 dollars a year; 38.0k annually; 38000 USD; 38 thousand";
    for typed in annual.split(';') {
        assert_eq!(read(typed), Some((3_800_000, Per::Year)), "{typed}");
    }
    assert_eq!(read("$3,200/month"), Some((3_840_000, Per::Year)));
    assert_eq!(read("3.2k monthly"), Some((3_840_000, Per::Year)));
    assert_eq!(read("800 a week"), Some((4_160_000, Per::Year)));
    assert_eq!(read("1,400 every two weeks"), Some((3_640_000, Per::Year)));
    assert_eq!(read("1400 biweekly"), Some((3_640_000, Per::Year)));
    assert_eq!(read("19$"), Some((1900, Per::Hour)));
    assert_eq!(read("999.99/year"), Some((99_999, Per::Year)));
    assert_eq!(read("480"), Some((48_000, Per::Hour)));
    assert_eq!(read("1000"), Some((100_000, Per::Year)));
    assert_eq!(read("18 bucks an hour"), Some((1800, Per::Hour)));
    assert_eq!(read("Eighteen dollars"), Some((1800, Per::Hour)));
    assert_eq!(read("twenty an hour"), Some((2000, Per::Hour)));
    for forty in ["40 grand", "forty grand", "40 000", "40 000 a year"] {
        assert_eq!(read(forty), Some((4_000_000, Per::Year)), "{forty}");
    }
    assert_eq!(read("1600 twice a month"), Some((3_840_000, Per::Year)));
    assert_eq!(read("1,600 semi-monthly"), Some((3_840_000, Per::Year)));
    assert_eq!(read("150 a day"), Some((3_900_000, Per::Year)));
}

#[test]
fn an_ad_names_both_ends_or_one() {
    let ends = |typed: &str| {
        let read = Offered::read(typed, None, None).unwrap_or_else(|e| panic!("{typed}: {e}"));
        (read.lower.typed, read.upper.map(|upper| upper.typed), read.lower.unit, read.open)
    };
    for typed in
        "20-22; $20 to $22 an hour; 20.00-22.00/hr; $20-$22; from 20 to 22; $20/hr - $22/hr; \
                  between $20 and $22; 22–20; $20.00 - $22.00 / hour; \
                  $20 - $22 / hour DOE; 20-22 plus benefits"
            .split(';')
    {
        assert_eq!(ends(typed), (2000, Some(2200), Unit::Hour, None), "{typed}");
    }
    for typed in ["40-45k", "40k-45k", "40,000 to 45,000", "40-45 thousand a year"] {
        assert_eq!(ends(typed), (4_000_000, Some(4_500_000), Unit::Year, None), "{typed}");
    }
    for typed in
        ["20+", "$20+/hr", "20 an hour and up", "at least 20", "starting at $20", "from 20"]
    {
        assert_eq!(ends(typed), (2000, None, Unit::Hour, Some(Open::Above)), "{typed}");
    }
    assert_eq!(ends("up to 25"), (2500, None, Unit::Hour, Some(Open::Below)));
    assert_eq!(ends("20-20"), (2000, None, Unit::Hour, None));
    for refused in ["20-", "-20", "20-22-24", "20/hr - 45k a year", "to 20", "20 to", "+20"] {
        assert!(Offered::read(refused, None, None).is_err(), "{refused}");
    }
}

#[test]
fn fewer_hours_change_the_year_and_not_the_hour() {
    let read = |typed: &str, hours| {
        let amount = Offered::read(typed, None, hours).unwrap().lower;
        (amount.annual().0, amount.hourly().cents, amount.full_time().0)
    };
    assert_eq!(read("$19.50/hour, 36 hours a week", None), (36_504, 1950, 40_560));
    assert_eq!(read("19.50", Some("36")), (36_504, 1950, 40_560));
    assert_eq!(read("19.50 for 37.5 hrs/wk", None), (38_025, 1950, 40_560));
    assert_eq!(read("800 a week", Some("32")), (41_600, 2500, 52_000));
    assert_eq!(read("160 a day", Some("24")), (24_960, 2000, 41_600));
    for hours in ["0", "0.5", "101", "full", ""] {
        assert!(Offered::read("19.50", None, Some(hours)).is_err(), "{hours}");
    }
}

#[test]
fn other_words_numbers_and_pay_out_of_range_are_refused() {
    let refused = "; 0; 0.00; -5; +18; nan; inf; 1e3; 0x12; ١٨; one hundred; $; k; 18.50.20; 18..5; 18.; \
                   .50; 1,8; 18,50; 1,0000; 0,038,000 000; 18.505; 18.50 a shift; 18.50/hr/hr; \
                   18.50 an; 40 hours; 999; 481 an hour; 84k a month; 2,000,000; 999999999999; \
                   99999999999999999999; 0.000000000000000000000001; 999999999999k; 99999999999k an hour";
    for typed in refused.split(';') {
        assert_eq!(read(typed), None, "{typed}");
    }
}

#[test]
fn a_unit_on_the_command_line_is_for_amounts_that_have_none() {
    let read = |typed, per| {
        let read = Offered::read(typed, Some(per), None).ok()?;
        Some((read.lower.cents, read.lower.per))
    };
    assert_eq!(read("2000", Unit::Hour), None, "over a million a year");
    assert_eq!(read("900", Unit::Year), Some((90_000, Per::Year)));
    assert_eq!(read("18/hr", Unit::Hour), Some((1800, Per::Hour)));
    assert_eq!(read("18/hr", Unit::Year), None);
    assert_eq!(read("800 a week", Unit::Month), None);
    assert_eq!(read("3200 a month", Unit::Year), Some((3_840_000, Per::Year)));
    assert_eq!(read("3200", Unit::Month), Some((3_840_000, Per::Year)));
}

#[test]
fn an_hour_is_2080th_of_a_year() {
    let amount = |typed| {
        let amount = Offered::read(typed, None, None).unwrap().lower;
        (amount.annual(), amount.hourly())
    };
    assert_eq!(amount("19.50"), (Dollars(40_560), Hourly { cents: 1950 }));
    assert_eq!(amount("38k"), (Dollars(38_000), Hourly { cents: 1827 }));
}
