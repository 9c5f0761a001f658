-- Question: How long can each member be followed after the first training, and when came the other format?
-- Grain: one row a format of the first day and both numbers of months. Beginning in both on one day is left out.
-- Columns:
--   first_format      in_company, open
--   months_followed   whole months from the first day to the last day of the data, or of the period
--   months_to_other   whole months from the first day to the first one in the other format; missing when it never came
--   members           organisations or learners ($kind)
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

last_day as (
    select least(max(starts_on), cast(cast($starts_before as date) - interval '1' day as date)) as last_on
    from enrolment_facts
    where is_attended
),

firsts as (
    select
        member,
        min(case when training_format = 'in_company' then starts_on end) as in_company_on,
        min(case when training_format = 'open' then starts_on end) as open_on
    from selected
    group by member
),

spans as (
    select
        case when firsts.open_on is null or firsts.in_company_on < firsts.open_on then 'in_company' else 'open' end
            as first_format,
        least(firsts.in_company_on, firsts.open_on) as first_on,
        greatest(firsts.in_company_on, firsts.open_on) as other_on,
        firsts.in_company_on is not null and firsts.open_on is not null as is_both,
        last_day.last_on
    from firsts
    cross join last_day
    where firsts.in_company_on is null or firsts.open_on is null or firsts.in_company_on <> firsts.open_on
),

-- Whole months that passed: one more each time the day of the month comes round.
elapsed as (
    select
        first_format,
        (year(last_on) - year(first_on)) * 12 + month(last_on) - month(first_on)
        - case when day(last_on) < day(first_on) then 1 else 0 end as months_followed,
        case
            when is_both
                then
                    (year(other_on) - year(first_on)) * 12 + month(other_on) - month(first_on)
                    - case when day(other_on) < day(first_on) then 1 else 0 end
        end as months_to_other
    from spans
)

select
    first_format,
    months_followed,
    months_to_other,
    count(*) as members
from elapsed
group by first_format, months_followed, months_to_other
order by first_format, months_followed, months_to_other nulls last;
