-- One row a protected group: the smallest thing about which an evaluation figure is ever published.
--
-- `group_members` says which editions a group holds. It has one date, that of its
-- last edition, and for each dimension one value or `mixed`; `small_editions` had fewer respondents than the threshold.
-- `attended` counts who attended them, answered or not.
create table protected_groups as
select
    group_members.group_key,
    group_members.question_id,
    edition_facts.training_format,
    max(edition_facts.starts_on) as starts_on,
    max(edition_facts.academic_year) as academic_year,
    case
        when count(distinct coalesce(edition_facts.theme, '')) > 1 then 'mixed'
        else max(edition_facts.theme)
    end as theme,
    case
        when count(distinct coalesce(edition_facts.institution, '')) > 1 then 'mixed'
        else max(edition_facts.institution)
    end as institution,
    case
        when count(distinct coalesce(edition_facts.delivery_mode, '')) > 1 then 'mixed'
        else max(edition_facts.delivery_mode)
    end as delivery_mode,
    case
        when count(distinct coalesce(edition_facts.hours_band, '')) > 1 then 'mixed'
        else max(edition_facts.hours_band)
    end as hours_band,
    case
        when count(distinct coalesce(edition_facts.training_id, '')) > 1 then 'mixed'
        else max(edition_facts.training_id)
    end as training_id,
    case
        when count(distinct coalesce(edition_facts.sector, '')) > 1 then 'mixed'
        else max(edition_facts.sector)
    end as sector,
    case
        when count(distinct coalesce(edition_facts.size_class, '')) > 1 then 'mixed'
        else max(edition_facts.size_class)
    end as size_class,
    case
        when count(distinct coalesce(edition_facts.province, '')) > 1 then 'mixed'
        else max(edition_facts.province)
    end as province,
    count(*) as editions,
    count(*) filter (where group_members.is_small) as small_editions,
    sum(group_members.people) as people,
    sum(edition_facts.attended) as attended
from group_members
inner join edition_facts on group_members.edition_key = edition_facts.edition_key
group by group_members.group_key, group_members.question_id, edition_facts.training_format
order by group_members.group_key;
