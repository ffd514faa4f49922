/** Reads the rows of CSV, TSV and NDJSON files, one by one. */
@NullMarked
package io.heartline.localstack.table;

import org.jspecify.annotations.NullMarked;
