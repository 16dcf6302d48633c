//! Whole questions, as people ask them: what answers stands among the first three matches.

use crate::program::{answer, json, run};

/// A question, and the beginning of the path or the command that answers it.
const QUESTIONS: [(&str, &[&str]); 45] = [
    ("how much do medical assistants make in texas", &["salary TX"]),
    ("what is the average pay for a medical assistant in phoenix", &["salary 38060"]),
    ("medical assistant salary 2019", &["salary.by_year[period=2019-05]"]),
    ("starting salary for a medical assistant", &["salary.latest.annual"]),
    ("how much per hour", &["overview.facts[key=hourly_median]"]),
    ("which state pays medical assistants the most", &["salary --by state --sort median"]),
    ("highest paying cities for medical assistants", &["salary --by area --sort median"]),
    ("where does the money go furthest", &["salary --by state --sort real-median"]),
    (
        "do hospitals pay more than doctors offices",
        &["salary --by industry", "environment.settings"],
    ),
    ("is 18 dollars an hour good for a medical assistant", &["offer '18 dollars an hour'"]),
    ("is 40k fair in denver", &["offer 40k --at 19740"]),
    ("medical assistant or dental assistant pay", &["compare 'Dental assistants'"]),
    ("difference between a medical assistant and a phlebotomist", &["compare Phlebotomists"]),
    ("CNA vs medical assistant", &["compare 'Nursing assistants'"]),
    ("is a medical assistant the same as a physician assistant", &["education.licensure[2]"]),
    ("can a medical assistant give injections in california", &["licensure CA"]),
    ("are medical assistants allowed to draw blood in washington", &["licensure WA"]),
    (
        "do you need a license to be a medical assistant",
        &[
            "licensure.notes",
            "education.licensure",
            "glossary.terms[term=certification vs licensure]",
        ],
    ),
    ("does south dakota register medical assistants", &["licensure SD"]),
    ("which states require certification", &["licensure.kinds"]),
    (
        "what is the difference between CMA and RMA",
        &["certifications.credentials[id=cma]", "certifications.credentials[id=rma]"],
    ),
    ("how do I become a CCMA", &["certifications ccma"]),
    ("how often do I have to renew my CMA", &["certifications.credentials[id=cma].facts[4]"]),
    ("is certification required", &["education.certification[0]"]),
    ("what does NCCA mean", &["explain NCCA"]),
    ("how long is the training", &["education.education[1]"]),
    ("can I become a medical assistant without a degree", &["education.education[0]"]),
    ("do I need a high school diploma", &["education.required_education", "education.attainment"]),
    ("what does a medical assistant do all day", &["duties.duties"]),
    ("front desk tasks", &["duties.duties"]),
    ("clinical duties", &["duties.duties"]),
    ("what skills do I need", &["skills.skills"]),
    (
        "which computer programs do medical assistants use",
        &["skills.technologies", "skills.skills[id=computer]"],
    ),
    ("is it a desk job", &["environment.conditions[2]"]),
    ("do medical assistants work weekends", &["environment.schedule[1]"]),
    ("where do most medical assistants work", &["environment.settings[1]"]),
    ("is the job growing", &["overview.facts[key=growth_percent]"]),
    ("how many openings are there every year", &["overview.facts[key=annual_openings]"]),
    ("what does median mean", &["explain median"]),
    ("where do these numbers come from", &["sources"]),
    ("do medical assistants do EKGs", &["duties.tasks[id=2043]"]),
    ("giving shots and drawing blood", &["duties.tasks[id=2028]"]),
    ("will AI replace medical assistants", &["outlook.ai_exposure"]),
    ("why is the job growing", &["outlook.drivers[0]"]),
    ("what else are medical assistants called", &["duties.reported_titles"]),
];

/// Questions of other users, each with what comes first.
const OTHERS: [(&str, &[&str]); 37] = [
    (
        "client lives in spokane valley and was offered 21.50 an hour is that ok",
        &["offer '21.50 an hour' --at 44060"],
    ),
    ("washington dc pay", &["salary 47900"]),
    ("can MAs give shots in washington dc", &["licensure DC"]),
    ("salary 98901", &["salary 49420"]),
    ("california maryland", &["salary 30500"]),
    ("pay in bufalo new york", &["salary 15380"]),
    ("is 20 good in manhattan", &["salary 35620"]),
    ("dallas or houston", &["salary 19100"]),
    ("which state has the most medical assistants", &["salary --by state --sort employment"]),
    ("cities with the most jobs", &["salary --by area --sort employment"]),
    ("lowest paying states", &["salary --by state --sort median"]),
    ("cheapest state to live", &["salary --by state --sort real-median"]),
    ("top pay", &["salary.latest.annual"]),
    ("best paying industry", &["salary --by industry --sort median"]),
    ("pay in 2015", &["salary.by_year[period=2015-05]"]),
    ("dental hygienist pay in maine", &["compare 'Dental hygienists' --at ME"]),
    ("does it pay more than phlebotomist in seattle", &["compare Phlebotomists --at 42660"]),
    ("which similar job pays best", &["similar --sort median"]),
    ("physical therapy aide or medical assistant", &["compare 'Physical therapist assistants'"]),
    ("how much do nurses make", &["compare 29-2061"]),
    ("salary for EMT", &["similar.next_steps"]),
    ("what can I do after being a medical assistant", &["similar.next_steps"]),
    ("what is a nonmetropolitan area", &["explain 'metropolitan area'"]),
    ("what is a location quotient", &["explain 'location quotient'"]),
    ("how many questions are on the RMA exam", &["certifications rma"]),
    ("who accredits programs", &["explain accreditation"]),
    ("can I become one without going to school", &["education.education[0]"]),
    ("do I need to be good at math", &["skills."]),
    ("is it stressful", &["skills."]),
    ("do they stand all day", &["environment.conditions[2]"]),
    ("are there part time jobs", &["environment.schedule[0]"]),
    ("do medical assistants take blood pressure", &["duties.tasks[id=2024]"]),
    ("what can a medical assistant not do", &["duties.notes[1]", "explain 'certification"]),
    ("how many jobs will there be in 2035", &["outlook.editions[edition=2025-35]"]),
    ("is it hard to find a job", &["overview.facts[key=annual_openings]"]),
    ("interview questions", &["handout.questions"]),
    ("how old is this data", &["sources"]),
];

#[test]
fn questions_of_other_users_have_their_answer_first() {
    answered(&OTHERS, 1);
}

#[test]
fn the_45_questions_are_answered_within_the_first_three_matches() {
    answered(&QUESTIONS, 3);
}

fn answered(questions: &[(&str, &[&str])], among: usize) {
    for (question, answers) in questions {
        let found = json(["search", question]);
        let first: Vec<_> = found["matches"].as_array().unwrap().iter().take(among).collect();
        let answers_it = |answer: &&str| {
            first.iter().any(|found| {
                let command = found["command"].as_str().unwrap();
                found["path"].as_str().unwrap().starts_with(answer)
                    || command.strip_prefix("ma-career ").unwrap().starts_with(answer)
            })
        };
        assert!(answers.iter().any(answers_it), "{question}: {first:#?}");
    }
}

#[test]
fn what_was_not_found_stands_in_the_first_line_of_every_format() {
    let found = json(["search", "yakima xyzzy"]);
    assert_eq!(found["not_found"].as_array().unwrap(), &["xyzzy"]);
    assert_eq!(found["matches"][0]["path"], "salary.by_area[code=49420]");
    for format in ["table", "plain", "markdown", "html"] {
        let text = answer(["search", "yakima xyzzy", "-f", format]);
        let (said, found) = (text.find("Not found here: xyzzy."), text.find("710 jobs"));
        assert!(said.unwrap() < found.unwrap(), "{text}");
    }
    let csv = run(["search", "yakima xyzzy", "-f", "csv"]);
    assert!(String::from_utf8(csv.stderr).unwrap().contains("Not found here: xyzzy."));
    assert!(json(["search", "yakima"])["not_found"].as_array().unwrap().is_empty());
}

#[test]
fn a_place_in_a_question_is_read_as_elsewhere_and_says_so() {
    let found = json(["search", "how much in 98901"]);
    assert_eq!(found["place"]["read_as"]["kind"], "zip");
    assert_eq!(found["place"]["code"], "49420");
    assert_eq!(found["notes"][0], "98901 is in Yakima, WA.");
    let found = json(["search", "pay in springfield"]);
    assert!(found["place"].is_null());
    assert_eq!(found["notes"][0], "'springfield' can mean 5 places.");
    assert!(found["total"].as_u64().unwrap() > 1);
}

/// No fact of this profile is on another country's pay, or on a job that is not here.
#[test]
fn words_that_say_little_answer_nothing_alone() {
    for question in
        ["do medical assistants wear scrubs", "can a felon be a medical assistant", "xyzzy plugh"]
    {
        assert_eq!(run(["search", question]).status.code(), Some(1), "{question}");
    }
}
