-- Which openings need board certification, and which of them accept board-eligible people?
select o.opportunity_id, o.title, o.platform, o.board_required, o.board_eligible_ok, b.code as board, o.apply_url
from openings o
left join version_code b on b.version_id = o.version_id and b.field = 'board'
where o.board_required <> 'not_stated'
order by o.board_required, o.board_eligible_ok, o.opportunity_id, b.code;
