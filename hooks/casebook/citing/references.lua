-- A writer for Pandoc: the references of the document in each style, as one JSON object.
-- Pandoc runs it beside the styles, each of which is a file that has the name of the style.

function Writer (doc)
  local found = {}
  for _, file in ipairs(pandoc.system.list_directory('.')) do
    local style = file:match('^(.*)%.csl$')
    if style then
      doc.meta.csl = file
      local texts = {}
      for _, entry in ipairs(pandoc.utils.citeproc(doc).blocks[1].content) do
        texts[entry.identifier:match('^ref%-(.*)$')] = pandoc.utils.stringify(entry.content)
      end
      found[style] = texts
    end
  end
  return pandoc.json.encode(found)
end
