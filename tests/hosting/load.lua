-- Repeats the requests of a browser's first visit: a page, then the files that it loads.
local visits, at = {}, 0
function init(args)
  for _, path in ipairs(args) do visits[#visits + 1] = wrk.format("GET", path) end
end
function request()
  at = at % #visits + 1
  return visits[at]
end
