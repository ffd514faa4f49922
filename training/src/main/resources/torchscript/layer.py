# One layer of BERT. Matrices are multiplied in bfloat16 for training, which takes half the time; all else is in
# float32. Nothing is dropped here: drawing a number for each value would take longer than a product, and dropping the same
# values at all places of a text changed its mean vector beyond recognition. Hidden pieces and the head's dropout do.
def forward(self: __torch__.Layer,
    x: Tensor,
    mask: Tensor,
    wqkv: Tensor,
    bqkv: Tensor,
    wo: Tensor,
    bo: Tensor,
    gain1: Tensor,
    shift1: Tensor,
    w1: Tensor,
    b1: Tensor,
    w2: Tensor,
    b2: Tensor,
    gain2: Tensor,
    shift2: Tensor) -> Tensor:
  size = torch.size(x, 2)
  xb = torch.to(x, HALF, False, False, None)
  qkv = torch.linear(xb, torch.to(wqkv, HALF, False, False, None), torch.to(bqkv, HALF, False, False, None))
  split = torch.reshape(torch.to(qkv, 6, False, False, None), [torch.size(x, 0), torch.size(x, 1), 3, HEADS, WIDTH])
  turned = torch.permute(split, [2, 0, 3, 1, 4])
  q = torch.select(turned, 0, 0)
  k = torch.select(turned, 0, 1)
  v = torch.select(turned, 0, 2)
  looks = torch.add(torch.mul(torch.matmul(q, torch.transpose(k, 2, 3)), SCALE), mask)
  seen = torch.matmul(torch.softmax(looks, -1), v)
  seen0 = torch.reshape(torch.permute(seen, [0, 2, 1, 3]), [torch.size(x, 0), torch.size(x, 1), size])
  o = torch.linear(torch.to(seen0, HALF, False, False, None), torch.to(wo, HALF, False, False, None), torch.to(bo, HALF, False, False, None))
  o0 = torch.to(o, 6, False, False, None)
  y = torch.layer_norm(torch.add(x, o0), [size], gain1, shift1, 9.9999999999999998e-13)
  f = torch.linear(torch.to(y, HALF, False, False, None), torch.to(w1, HALF, False, False, None), torch.to(b1, HALF, False, False, None))
  f0 = torch.linear(torch.gelu(f), torch.to(w2, HALF, False, False, None), torch.to(b2, HALF, False, False, None))
  f1 = torch.to(f0, 6, False, False, None)
  return torch.layer_norm(torch.add(y, f1), [size], gain2, shift2, 9.9999999999999998e-13)
