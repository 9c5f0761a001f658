-- One row an edition that was attended or evaluated, in its protected group: forms against attendees.
create table response_facts as
select
    protected_groups.group_key,
    group_members.edition_key,
    protected_groups.training_format,
    protected_groups.starts_on,
    protected_groups.academic_year,
    protected_groups.theme,
    protected_groups.institution,
    protected_groups.delivery_mode,
    protected_groups.training_id,
    protected_groups.sector,
    protected_groups.size_class,
    protected_groups.province,
    edition_facts.attended,
    group_members.people as responses
from group_members
inner join protected_groups on group_members.group_key = protected_groups.group_key
inner join edition_facts on group_members.edition_key = edition_facts.edition_key
where group_members.question_id is null
order by protected_groups.starts_on, group_members.edition_key;
