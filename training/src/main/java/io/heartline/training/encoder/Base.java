package io.heartline.training.encoder;

/**
 * A published encoder that training starts from. It comes from Maven Central as a resource of a jar.
 *
 * @param name as published
 * @param licence of its weights
 * @param weights the ONNX file on the class path
 * @param tokenizer the tokenizer on the class path
 * @param layers how many
 * @param size of a vector
 * @param heads of attention in each layer
 * @param textMax the most tokens of a text that are learned from
 */
record Base(
        String name, String licence, String weights, String tokenizer, int layers, int size, int heads, int textMax) {
    static Base of(String language) {
        return language.equals("zh")
                ? new Base(
                        "BAAI/bge-small-zh-v1.5",
                        "MIT",
                        "/bge-small-zh-v1.5.onnx",
                        "/bge-small-zh-v1.5-tokenizer.json",
                        4,
                        512,
                        8,
                        80)
                : new Base(
                        "sentence-transformers/all-MiniLM-L6-v2",
                        "Apache-2.0",
                        "/all-minilm-l6-v2.onnx",
                        "/all-minilm-l6-v2-tokenizer.json",
                        6,
                        384,
                        12,
                        64);
    }
}
