package io.heartline.ingestion.connector;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A bucket that speaks the protocol of S3. */
final class BucketStore implements FileStore {
    private final MinioClient client;
    private final String bucket;
    private final String prefix;

    /**
     * A bucket.
     *
     * @param http with our limits: addresses are checked when they are dialled
     */
    BucketStore(OkHttpClient http, Settings settings) throws PullFailure {
        var endpoint = HttpUrl.parse(settings.required("endpoint"));
        if (endpoint == null) {
            throw new PullFailure("pull.endpoint is not an address such as https://s3.eu-west-1.amazonaws.com.");
        }
        this.bucket = settings.required("bucket");
        this.prefix = settings.optional("prefix", "");
        var key = settings.optional("accessKey");
        try {
            this.client = client(http, endpoint, settings.optional("region", "us-east-1"), key, settings.secret());
        } catch (IllegalArgumentException e) {
            throw new PullFailure("pull.endpoint or pull.region cannot be used.", e);
        }
    }

    private static MinioClient client(
            OkHttpClient http, HttpUrl endpoint, String region, @Nullable String key, @Nullable String secret) {
        var builder = MinioClient.builder()
                .endpoint(endpoint)
                .region(region)
                // A large file may take long, as long as something comes
                .httpClient(
                        http.newBuilder().callTimeout(java.time.Duration.ZERO).build());
        if (key != null && secret != null) {
            builder.credentials(key, secret);
        }
        return builder.build();
    }

    @Override
    public List<Stored> list() throws IOException {
        List<Stored> files = new ArrayList<>();
        var objects = client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build());
        try {
            for (var result : objects) {
                var object = result.get();
                if (object.isDir() || object.objectName().endsWith("/")) {
                    continue;
                }
                if (files.size() == FILES_MAX) {
                    throw new PullFailure("The bucket has more than " + FILES_MAX + " files below the prefix.");
                }
                files.add(new Stored(object.objectName(), object.etag() + "@" + object.size()));
            }
            return files;
        } catch (MinioException | GeneralSecurityException e) {
            throw failure(e);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(name).build());
        } catch (MinioException | GeneralSecurityException e) {
            throw failure(e);
        }
    }

    private static PullFailure failure(Exception e) {
        return e instanceof ErrorResponseException refused
                ? new PullFailure(
                        "The bucket refuses: " + refused.errorResponse().code() + ".", e)
                : new PullFailure("The bucket cannot be read.", e);
    }
}
