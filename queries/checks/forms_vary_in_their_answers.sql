-- Question: In which files do more than 20 % of the forms have the same answer everywhere?
-- Severity: warning
--
-- Only answers on one scale are compared, and only forms with three or more of them.
with forms as (
    select
        answers.response_id,
        max(responses.upload_id) as upload_id,
        max(responses.source_row) as source_row,
        min(answers.score) = max(answers.score) as is_straight
    from answers
    inner join responses on answers.response_id = responses.response_id
    inner join questions on answers.question_id = questions.question_id
    where answers.score is not null and questions.scale_min = 1 and questions.scale_max = 5
    group by answers.response_id
    having count(*) >= 3
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
