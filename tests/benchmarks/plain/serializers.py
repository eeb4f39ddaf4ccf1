"""What the API shows of related rows, by Django REST framework's own means."""

from rest_framework import serializers
from wagtail.images.api.fields import ImageRenditionField


class PersonSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    slug = serializers.CharField()


class GenreSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    slug = serializers.CharField()


class FilmSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    original_title = serializers.CharField()
    slug = serializers.CharField()
    year = serializers.IntegerField()
    countries = serializers.JSONField()
    languages = serializers.JSONField()
    runtime_minutes = serializers.IntegerField()
    imdb_id = serializers.CharField()
    poster = ImageRenditionField("fill-320x480")
    genres = GenreSerializer(many=True)
    certificates = serializers.JSONField()
    ways_to_watch = serializers.JSONField()
