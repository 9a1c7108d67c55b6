-- One visit after another, as a browser asks that comes for the first time: a page, then what it loads.
local visits, at = {}, 0
function init(args)
  for _, path in ipairs(args) do visits[#visits + 1] = wrk.format("GET", path) end
end
function request()
  at = at % #visits + 1
  return visits[at]
end
