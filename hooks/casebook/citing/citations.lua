-- A writer for Pandoc: the references of the document in each style, as one JSON object.
-- Pandoc calls it with references in the meta data; CASEBOOK_STYLES holds style names and files.

function Writer (doc)
  local found = {}
  for name, file in pairs(pandoc.json.decode(os.getenv('CASEBOOK_STYLES'))) do
    doc.meta.csl = file
    local texts = {}
    pandoc.utils.citeproc(doc):walk {
      Div = function (div)
        local key = div.identifier:match('^ref%-(.*)$')
        if key then
          local text = pandoc.write(pandoc.Pandoc(div.content), 'plain', {wrap_text = 'wrap-none'})
          texts[key] = text:gsub('%s+$', '')
        end
      end
    }
    found[name] = texts
  end
  return pandoc.json.encode(found)
end
