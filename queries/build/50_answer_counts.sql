-- One row an edition and a unit that can be published of it: its forms (`question_id` missing) or the answers to one
-- question. The protected groups are made from these counts (`tweeluik/store/groups.py`).
--
-- Forms are grouped over every edition that somebody attended, answered or not: a response rate needs the silent ones.
create table answer_counts as
with forms as (
    select
        edition_id,
        count(*) as people
    from responses
    group by edition_id
),

scores as (
    select
        responses.edition_id,
        answers.question_id,
        count(*) as people
    from answers
    inner join responses on answers.response_id = responses.response_id
    where answers.score is not null
    group by responses.edition_id, answers.question_id
)

select
    cast(null as varchar) as question_id,
    edition_facts.edition_key,
    coalesce(forms.people, 0) as people
from edition_facts
left join forms on edition_facts.edition_id = forms.edition_id
where edition_facts.attended > 0 or forms.people > 0
union all
select
    scores.question_id,
    edition_facts.edition_key,
    scores.people
from scores
inner join edition_facts on scores.edition_id = edition_facts.edition_id;
