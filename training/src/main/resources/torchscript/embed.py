# The sum of the embeddings of words, places and the only segment, normalised.
def forward(self: __torch__.Embed,
    ids: Tensor,
    words: Tensor,
    places: Tensor,
    segments: Tensor,
    gain: Tensor,
    shift: Tensor) -> Tensor:
  length = torch.size(ids, 1)
  sum = torch.add(torch.embedding(words, ids), torch.slice(places, 0, 0, length))
  sum0 = torch.add(sum, torch.select(segments, 0, 0))
  return torch.layer_norm(sum0, [torch.size(words, 1)], gain, shift, 9.9999999999999998e-13)
