-- Question: Which organisations and learners use one format, and which both?
-- Grain: one row a kind (organisations, learners) and pattern; always six rows.
-- Columns:
--   kind      organisations, learners
--   pattern   in_company_only, open_only, both
--   members   distinct organisations or people with an attendance
-- Filters: starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        organisation_key,
        participant_key,
        case when training_format = 'in_company' then 1 else 0 end as in_company,
        case when training_format = 'open' then 1 else 0 end as in_open
    from enrolment_facts
    where
        is_attended
        and starts_on >= cast($starts_from as date)
        and starts_on < cast($starts_before as date)
        and ($all_themes or list_contains($themes, theme))
        and ($all_sectors or list_contains($sectors, sector))
        and ($all_institutions or list_contains($institutions, institution))
        and ($all_modes or list_contains($delivery_modes, delivery_mode))
        and ($all_sizes or list_contains($size_classes, size_class))
        and ($all_provinces or list_contains($provinces, province))
        and ($all_trainings or list_contains($trainings, training_id))
),

members as (
    select
        'organisations' as kind,
        organisation_key as member,
        max(in_company) as in_company,
        max(in_open) as in_open
    from selected
    where organisation_key is not null
    group by organisation_key
    union all
    select
        'learners' as kind,
        participant_key as member,
        max(in_company) as in_company,
        max(in_open) as in_open
    from selected
    group by participant_key
),

counted as (
    select
        kind,
        case
            when in_company + in_open = 2 then 'both'
            when in_open = 1 then 'open_only'
            else 'in_company_only'
        end as pattern,
        count(*) as members
    from members
    group by kind, in_company, in_open
),

kinds as (
    select 'organisations' as kind
    union all
    select 'learners' as kind
),

every_pattern as (
    select 'in_company_only' as pattern
    union all
    select 'open_only' as pattern
    union all
    select 'both' as pattern
)

select
    kinds.kind,
    every_pattern.pattern,
    coalesce(counted.members, 0) as members
from kinds
cross join every_pattern
left join counted on kinds.kind = counted.kind and every_pattern.pattern = counted.pattern
order by kinds.kind, every_pattern.pattern;
