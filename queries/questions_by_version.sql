-- Question: Which questions were asked, on which scale, and how often were they answered?
-- Grain: one row a version of a question that was answered at least once.
-- Columns:
--   question_id          version of a question
--   construct            what it asks about
--   text_nl              the question in Dutch
--   text_en              the question in English
--   scale_min            lowest score
--   scale_max            highest score
--   higher_is_better     missing for a bipolar question
--   in_company           whether an in-company edition answered it
--   open                 whether an open edition answered it
select
    questions.question_id,
    questions.construct,
    questions.text_nl,
    questions.text_en,
    questions.scale_min,
    questions.scale_max,
    questions.higher_is_better,
    bool_or(edition_facts.training_format = 'in_company') as in_company,
    bool_or(edition_facts.training_format = 'open') as open
from questions
inner join answer_counts on questions.question_id = answer_counts.question_id
inner join edition_facts on answer_counts.edition_key = edition_facts.edition_key
group by
    questions.question_id,
    questions.construct,
    questions.text_nl,
    questions.text_en,
    questions.scale_min,
    questions.scale_max,
    questions.higher_is_better
order by questions.question_id;
