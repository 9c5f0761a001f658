-- Question: In which files do more than 20 % of the forms have the same answer everywhere?
-- Severity: warning
--
-- Only answers on one scale are compared, and only forms with three or more of them.
with scales as (
    select
        answers.response_id,
        min(answers.score) = max(answers.score) as is_straight
    from answers
    inner join questions on answers.question_id = questions.question_id
    where answers.score is not null
    group by answers.response_id, questions.scale_min, questions.scale_max
    having count(*) >= 3
),

forms as (
    select
        responses.response_id,
        max(responses.upload_id) as upload_id,
        max(responses.source_row) as source_row,
        bool_and(scales.is_straight) as is_straight
    from scales
    inner join responses on scales.response_id = responses.response_id
    group by responses.response_id
),

files as (
    select
        upload_id,
        cast(count(case when is_straight then 1 end) as double) / nullif(count(*), 0) as straight
    from forms
    group by upload_id
)

select
    forms.upload_id,
    forms.source_row,
    'score' as column_name,
    'the same score for every question' as found,
    'scores that differ' as expected
from forms
inner join files on forms.upload_id = files.upload_id
where forms.is_straight and files.straight > 0.20
order by forms.upload_id, forms.source_row;
