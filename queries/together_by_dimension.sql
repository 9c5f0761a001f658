-- Question: How many organisations use one format, and how many both, within each value of one dimension?
-- Grain: one row a value of $dimension (theme, sector, institution, mode, size, province, training).
-- Columns:
--   value             value of the dimension; missing when unknown
--   in_company_only   organisations with an attendance in-company and none in open editions
--   both_formats      organisations with an attendance in both formats, within this value
--   open_only         organisations with an attendance in open editions and none in-company
-- Filters: dimension, starts_from, starts_before, all_themes, themes, all_sectors, sectors,
--   all_institutions, institutions, all_modes, delivery_modes, all_sizes, size_classes, all_provinces, provinces,
--   all_trainings, trainings
with selected as (
    select
        case $dimension
            when 'theme' then theme
            when 'sector' then sector
            when 'institution' then institution
            when 'mode' then delivery_mode
            when 'size' then size_class
            when 'province' then province
            when 'training' then training_id
        end as value,
        organisation_key,
        case when training_format = 'in_company' then 1 else 0 end as in_company,
        case when training_format = 'open' then 1 else 0 end as in_open
    from enrolment_facts
    where
        is_attended
        and organisation_key is not null
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
        value,
        organisation_key,
        max(in_company) as in_company,
        max(in_open) as in_open
    from selected
    group by value, organisation_key
)

select
    value,
    count(case when in_open = 0 then 1 end) as in_company_only,
    count(case when in_company + in_open = 2 then 1 end) as both_formats,
    count(case when in_company = 0 then 1 end) as open_only
from members
group by value
order by value nulls last;
