-- One row a format and unit: answers (or forms, `question_id` missing) that no protected group could take.
create table left_out as
select
    answer_counts.question_id,
    edition_facts.training_format,
    sum(answer_counts.people) as people
from answer_counts
inner join edition_facts on answer_counts.edition_key = edition_facts.edition_key
left join group_members
    on
        answer_counts.edition_key = group_members.edition_key
        and coalesce(answer_counts.question_id, '') = coalesce(group_members.question_id, '')
where group_members.group_key is null and answer_counts.people > 0
group by answer_counts.question_id, edition_facts.training_format
order by edition_facts.training_format, answer_counts.question_id;
