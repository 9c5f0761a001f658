-- Question: How many days lie between the first training and the first one in the other format?
-- Grain: one row a format of the first day and number of days, over members with both formats that began in one.
-- Columns:
--   first_format   in_company, open
--   days           days from the first day to the first day in the other format
--   members        organisations or learners ($kind)
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

firsts as (
    select
        member,
        min(case when training_format = 'in_company' then starts_on end) as in_company_on,
        min(case when training_format = 'open' then starts_on end) as open_on
    from selected
    group by member
),

crossings as (
    select
        case when in_company_on < open_on then 'in_company' else 'open' end as first_format,
        abs(date_diff('day', in_company_on, open_on)) as days
    from firsts
    where in_company_on <> open_on
)

select
    first_format,
    days,
    count(*) as members
from crossings
group by first_format, days
order by first_format, days;
