-- Question: Which questions were asked on more than one scale, and when on which?
-- Grain: one row a version of a question of which another version was answered too.
-- Columns:
--   question      what the versions have in common
--   question_id   version of the question
--   scale_min     lowest score
--   scale_max     highest score
--   answers       answers, also of one person only: a count, and no score
--   first_on      start of the first edition that was asked this version; missing when unknown
--   last_on       start of the last one; missing when unknown
with versions as (
    select
        split_part(questions.question_id, '@', 1) as question,
        questions.question_id,
        questions.scale_min,
        questions.scale_max,
        count(*) as answers,
        min(editions.starts_on) as first_on,
        max(editions.starts_on) as last_on
    from questions
    inner join answers on questions.question_id = answers.question_id
    inner join responses on answers.response_id = responses.response_id
    left join editions on responses.edition_id = editions.edition_id
    where answers.score is not null
    group by questions.question_id, questions.scale_min, questions.scale_max
),

changed as (
    select question
    from versions
    group by question
    having count(*) > 1
)

select
    versions.question,
    versions.question_id,
    versions.scale_min,
    versions.scale_max,
    versions.answers,
    versions.first_on,
    versions.last_on
from versions
inner join changed on versions.question = changed.question
order by versions.question, versions.first_on nulls last, versions.question_id;
