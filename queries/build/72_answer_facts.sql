-- One row an answer in a protected group; date, dimensions and `attended` (its attendances) are those of the group,
-- never of the edition.
create table answer_facts as
select
    protected_groups.group_key,
    group_members.edition_key,
    protected_groups.question_id,
    protected_groups.training_format,
    protected_groups.starts_on,
    protected_groups.academic_year,
    protected_groups.theme,
    protected_groups.institution,
    protected_groups.delivery_mode,
    protected_groups.hours_band,
    protected_groups.training_id,
    protected_groups.sector,
    protected_groups.size_class,
    protected_groups.province,
    protected_groups.attended,
    answers.score
from answers
inner join responses on answers.response_id = responses.response_id
inner join edition_facts on responses.edition_id = edition_facts.edition_id
inner join group_members
    on answers.question_id = group_members.question_id and edition_facts.edition_key = group_members.edition_key
inner join protected_groups on group_members.group_key = protected_groups.group_key
where answers.score is not null
order by protected_groups.question_id, protected_groups.starts_on, group_members.edition_key, answers.score;
