-- Question: Which forms of one edition say exactly the same, comment included?
-- Severity: warning
--
-- Only forms with a comment: without words, the same scores are no sign of a copy.
with scored as (
    select
        responses.response_id,
        max(responses.upload_id) as upload_id,
        max(responses.source_row) as source_row,
        max(responses.edition_id) as edition_id,
        max(responses.comment) as comment,
        string_agg(answers.question_id || '=' || cast(answers.score as varchar), ' ' order by answers.question_id)
            as scores
    from responses
    inner join answers on responses.response_id = answers.response_id
    where responses.comment is not null
    group by responses.response_id
),

compared as (
    select
        upload_id,
        source_row,
        edition_id,
        count(*) over (partition by edition_id, scores, comment) as copies
    from scored
)

select
    upload_id,
    source_row,
    'response_id' as column_name,
    edition_id as found,
    'forms that differ' as expected
from compared
where copies > 1
order by upload_id, source_row;
