/** Trains the encoders: a BERT graph in PyTorch, rebuilt from the initialisers of a published ONNX file. */
@NullMarked
package io.heartline.training.encoder;

import org.jspecify.annotations.NullMarked;
