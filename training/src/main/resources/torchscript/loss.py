# Cross-entropies of emotions and sentiments, of each nuance by itself, and the squared miss of the intensity; each is
# multiplied with a weight that is 0 where the set of the text says nothing.
def forward(self: __torch__.Loss,
    outputs: Tensor,
    emotions: Tensor,
    sentiments: Tensor,
    nuances: Tensor,
    nuanceWeights: Tensor,
    intensity: Tensor,
    intensityWeight: Tensor) -> Tensor:
  e = torch.mul(torch.log_softmax(torch.slice(outputs, 1, 0, 7), 1), emotions)
  s = torch.mul(torch.log_softmax(torch.slice(outputs, 1, 7, 10), 1), sentiments)
  n = torch.binary_cross_entropy_with_logits(torch.slice(outputs, 1, 10, PLACE), nuances, nuanceWeights, None, 2)
  i = torch.sub(torch.sigmoid(torch.select(outputs, 1, PLACE)), intensity)
  i0 = torch.sum(torch.mul(torch.mul(i, i), intensityWeight))
  total = torch.sub(torch.add(n, torch.mul(i0, 4.0)), torch.add(torch.sum(e), torch.sum(s)))
  return torch.div(total, torch.size(outputs, 0))
