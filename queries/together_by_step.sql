-- Question: What came next after the first training, and how many days later?
-- Grain: one row a format of the first day, format of the next day and number of days; each member counts once.
-- Columns:
--   first_format   in_company, open, or both when they began in both on one day
--   then_format    in_company, open, both; missing when nothing came next yet
--   days           days from the first day to the next one; missing when nothing came next yet
--   members        organisations or learners ($kind) with an attendance
-- Filters: kind, starts_from, starts_before, all_themes, themes, all_sectors, sectors, all_institutions, institutions,
--   all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces, all_trainings, trainings
with selected as (
    select
        case when $kind = 'learners' then participant_key else organisation_key end as member,
        training_format,
        starts_on
    from enrolment_facts
    where
        is_attended
        and ($kind = 'learners' or organisation_key is not null)
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

since_first as (
    select
        member,
        training_format,
        starts_on,
        min(starts_on) over (partition by member) as first_on
    from selected
),

firsts as (
    select
        member,
        first_on,
        max(case when starts_on = first_on and training_format = 'in_company' then 1 else 0 end) as first_in_company,
        max(case when starts_on = first_on and training_format = 'open' then 1 else 0 end) as first_open,
        min(case when starts_on > first_on and training_format = 'in_company' then starts_on end) as in_company_on,
        min(case when starts_on > first_on and training_format = 'open' then starts_on end) as open_on
    from since_first
    group by member, first_on
),

steps as (
    select
        case
            when first_in_company + first_open = 2 then 'both'
            when first_open = 1 then 'open'
            else 'in_company'
        end as first_format,
        case
            when in_company_on = open_on then 'both'
            when open_on is null or in_company_on < open_on
                then case when in_company_on is not null then 'in_company' end
            else 'open'
        end as then_format,
        date_diff('day', first_on, least(in_company_on, open_on)) as days
    from firsts
)

select
    first_format,
    then_format,
    days,
    count(*) as members
from steps
group by first_format, then_format, days
order by first_format, then_format nulls last, days nulls last;
